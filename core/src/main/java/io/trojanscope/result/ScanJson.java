package io.trojanscope.result;

import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** {@link ScanDocument} as JSON. */
final class ScanJson {
  static final String FORMAT = "trojanscope.scan";
  static final int VERSION = 2;

  private ScanJson() {}

  static void write(JsonGenerator out, ScanDocument document) {
    out.writeStartObject();
    SharedJson.writeHead(out, FORMAT, VERSION, document);
    ScanResultJson.write(out, document.result());
    document.data().ifPresent(data -> writeData(out, data));
    MapsJson.writeSettings(out, "mapSettings", document.mapSettings());
    ModelMapsJson.write(out, "suspect", document.suspect());
    out.writeArrayPropertyStart("references");
    document.references().forEach(model -> ModelMapsJson.write(out, model));
    out.writeEndArray();
    MapsJson.writeDistances(out, document.distances());
    out.writeArrayPropertyStart("samples");
    document.samples().forEach(sample -> writeSample(out, sample));
    out.writeEndArray();
    out.writeEndObject();
  }

  static ScanDocument read(JsonCursor in) {
    in.object(
        "format",
        "version",
        "provenance",
        "shape",
        "classNames",
        "mode",
        "alpha",
        "effort",
        "seed",
        "verdict",
        "reasons",
        "score",
        "pValue",
        "statistic",
        "target",
        "source",
        "trigger",
        "pairs",
        "nulls",
        "data",
        "mapSettings",
        "suspect",
        "references",
        "distances",
        "samples");
    ImageShape shape = SharedJson.readShape(in.field("shape"));
    List<String> classNames = SharedJson.readClassNames(in.field("classNames"));
    int classes = classNames.size();
    return new ScanDocument(
        SharedJson.readProvenance(in.field("provenance")),
        shape,
        classNames,
        ScanResultJson.read(in, shape, classes),
        in.optional("data").map(ScanJson::readData),
        MapsJson.readSettings(in.field("mapSettings")),
        ModelMapsJson.read(in.field("suspect"), shape, classes),
        in.field("references").elements().stream()
            .map(model -> ModelMapsJson.read(model, shape, classes))
            .toList(),
        MapsJson.readDistances(in.field("distances"), classes),
        in.field("samples").elements().stream()
            .map(sample -> readSample(sample, shape, classes))
            .toList());
  }

  private static void writeData(JsonGenerator out, ScannedData data) {
    out.writeObjectPropertyStart("data");
    out.writeStringProperty("name", data.name());
    out.writeNumberProperty("images", data.images());
    out.writeEndObject();
  }

  private static ScannedData readData(JsonCursor in) {
    in.object("name", "images");
    return new ScannedData(
        in.field("name").text(), in.field("images").integer(1, SharedJson.MOST_IMAGES));
  }

  private static void writeSample(JsonGenerator out, ScanSample sample) {
    out.writeStartObject();
    out.writeNumberProperty("label", sample.label());
    PixelJson.write(out, "image", sample.image());
    writePredictions(out, "suspect", sample.suspect());
    sample.reference().ifPresent(reference -> writePredictions(out, "reference", reference));
    out.writeEndObject();
  }

  private static ScanSample readSample(JsonCursor in, ImageShape shape, int classes) {
    in.object("label", "image", "suspect", "reference");
    Optional<ScanSample.Predictions> reference =
        in.optional("reference").map(model -> readPredictions(model, classes));
    return new ScanSample(
        in.field("label").integer(0, classes - 1),
        PixelJson.read(in.field("image"), shape, 0, 1),
        readPredictions(in.field("suspect"), classes),
        reference);
  }

  private static void writePredictions(
      JsonGenerator out, String name, ScanSample.Predictions predictions) {
    out.writeObjectPropertyStart(name);
    out.writeNumberProperty("before", predictions.before());
    out.writeNumberProperty("after", predictions.after());
    out.writeEndObject();
  }

  private static ScanSample.Predictions readPredictions(JsonCursor in, int classes) {
    in.object("before", "after");
    return new ScanSample.Predictions(
        in.field("before").integer(0, classes - 1), in.field("after").integer(0, classes - 1));
  }
}
