package io.trojanscope.result;

import io.trojanscope.evaluate.BackdoorEvaluation;
import io.trojanscope.evaluate.SideEffects;
import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@link PlantDocument} and {@link PlantedBackdoor} as JSON. */
final class PlantJson {
  static final String FORMAT = "trojanscope.plant";
  static final int VERSION = 1;

  private PlantJson() {}

  static void write(JsonGenerator out, PlantDocument document) {
    out.writeStartObject();
    SharedJson.writeHead(out, FORMAT, VERSION, document);
    out.writeObjectPropertyStart("model");
    SharedJson.writeIdentity(out, document.model());
    out.writeEndObject();
    write(out, document.plant());
    if (!document.others().isEmpty()) {
      out.writeArrayPropertyStart("others");
      for (PlantedBackdoor other : document.others()) {
        out.writeStartObject();
        writeBody(out, other);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  static PlantDocument readDocument(JsonCursor in) {
    in.object("format", "version", "provenance", "shape", "classNames", "model", "plant", "others");
    ImageShape shape = SharedJson.readShape(in.field("shape"));
    List<String> classNames = SharedJson.readClassNames(in.field("classNames"));
    return new PlantDocument(
        SharedJson.readProvenance(in.field("provenance")),
        shape,
        classNames,
        SharedJson.readIdentity(in.field("model").object("name", "sha256")),
        read(in.field("plant"), shape, classNames.size()),
        in.optional("others").map(JsonCursor::elements).orElse(List.of()).stream()
            .map(other -> read(other, shape, classNames.size()))
            .toList());
  }

  static void write(JsonGenerator out, PlantedBackdoor plant) {
    out.writeObjectPropertyStart("plant");
    writeBody(out, plant);
    out.writeEndObject();
  }

  private static void writeBody(JsonGenerator out, PlantedBackdoor plant) {
    out.writeArrayPropertyStart("sourceClasses");
    plant.sourceClasses().forEach(out::writeNumber);
    out.writeEndArray();
    out.writeNumberProperty("targetClass", plant.targetClass());
    out.writeStringProperty("trigger", plant.trigger());
    out.writeNumberProperty("poisonedImages", plant.poisonedImages());
    writeEvaluation(out, plant.evaluation());
    plant.cleanModel().ifPresent(matrix -> SharedJson.write(out, "cleanModel", matrix));
    plant.sample().ifPresent(sample -> writeSample(out, sample));
    out.writeArrayPropertyStart("classMeans");
    plant.classMeans().forEach(mean -> writeClassMean(out, mean));
    out.writeEndArray();
    if (!plant.details().equals(PlantDetails.NONE)) {
      writeDetails(out, plant.details());
    }
  }

  static PlantedBackdoor read(JsonCursor in, ImageShape shape, int classes) {
    in.object(
        "sourceClasses",
        "targetClass",
        "trigger",
        "poisonedImages",
        "evaluation",
        "cleanModel",
        "sample",
        "classMeans",
        "details");
    return new PlantedBackdoor(
        in.field("sourceClasses").elements().stream().map(s -> s.integer(0, classes - 1)).toList(),
        in.field("targetClass").integer(0, classes - 1),
        in.field("trigger").text(),
        in.field("poisonedImages").integer(0, SharedJson.MOST_IMAGES),
        readEvaluation(in.field("evaluation"), classes),
        in.optional("cleanModel").map(matrix -> SharedJson.readMatrix(matrix, classes)),
        in.optional("sample").map(sample -> readSample(sample, shape, classes)),
        in.field("classMeans").elements().stream()
            .map(mean -> readClassMean(mean, shape, classes))
            .toList(),
        in.optional("details").map(PlantJson::readDetails).orElse(PlantDetails.NONE));
  }

  private static void writeDetails(JsonGenerator out, PlantDetails details) {
    out.writeObjectPropertyStart("details");
    out.writeBooleanProperty("toNextClass", details.toNextClass());
    out.writeBooleanProperty("cleanLabel", details.cleanLabel());
    out.writeNumberProperty("coverImages", details.coverImages());
    out.writeNumberProperty("keptLabels", details.keptLabels());
    details.sideEffects().otherClasses().ifPresent(c -> writeCount(out, "otherClasses", c));
    details.sideEffects().covers().ifPresent(count -> writeCount(out, "covers", count));
    out.writeEndObject();
  }

  private static PlantDetails readDetails(JsonCursor in) {
    in.object("toNextClass", "cleanLabel", "coverImages", "keptLabels", "otherClasses", "covers");
    return new PlantDetails(
        in.field("toNextClass").flag(),
        in.field("cleanLabel").flag(),
        in.field("coverImages").integer(0, SharedJson.MOST_IMAGES),
        in.field("keptLabels").integer(0, SharedJson.MOST_IMAGES),
        new SideEffects(
            in.optional("otherClasses").map(PlantJson::readCount),
            in.optional("covers").map(PlantJson::readCount)));
  }

  private static void writeCount(JsonGenerator out, String name, SuccessCount count) {
    out.writeObjectPropertyStart(name);
    out.writeNumberProperty("successes", count.successes());
    out.writeNumberProperty("images", count.images());
    out.writeEndObject();
  }

  private static SuccessCount readCount(JsonCursor in) {
    in.object("successes", "images");
    long images = in.field("images").integer(0, SharedJson.MOST_IMAGES);
    return new SuccessCount(in.field("successes").integer(0, images), images);
  }

  private static void writeEvaluation(JsonGenerator out, BackdoorEvaluation evaluation) {
    out.writeObjectPropertyStart("evaluation");
    SharedJson.write(out, "pristine", evaluation.pristine());
    SharedJson.write(out, "poisoned", evaluation.poisoned());
    out.writeNumberProperty("triggeredImages", evaluation.triggeredImages());
    out.writeNumberProperty("successes", evaluation.successes());
    out.writeEndObject();
  }

  private static BackdoorEvaluation readEvaluation(JsonCursor in, int classes) {
    in.object("pristine", "poisoned", "triggeredImages", "successes");
    long triggered = in.field("triggeredImages").integer(0, SharedJson.MOST_IMAGES);
    return new BackdoorEvaluation(
        SharedJson.readMatrix(in.field("pristine"), classes),
        SharedJson.readMatrix(in.field("poisoned"), classes),
        triggered,
        in.field("successes").integer(0, triggered));
  }

  private static void writeSample(JsonGenerator out, TriggerSample sample) {
    out.writeObjectPropertyStart("sample");
    out.writeNumberProperty("label", sample.label());
    PixelJson.write(out, "pristine", sample.pristine());
    PixelJson.write(out, "poisoned", sample.poisoned());
    out.writeEndObject();
  }

  private static TriggerSample readSample(JsonCursor in, ImageShape shape, int classes) {
    in.object("label", "pristine", "poisoned");
    return new TriggerSample(
        in.field("label").integer(0, classes - 1),
        PixelJson.read(in.field("pristine"), shape, 0, 1),
        PixelJson.read(in.field("poisoned"), shape, 0, 1));
  }

  private static void writeClassMean(JsonGenerator out, ClassMean mean) {
    out.writeStartObject();
    out.writeNumberProperty("class", mean.classIndex());
    PixelJson.write(out, "mean", mean.values());
    out.writeEndObject();
  }

  private static ClassMean readClassMean(JsonCursor in, ImageShape shape, int classes) {
    in.object("class", "mean");
    return new ClassMean(
        in.field("class").integer(0, classes - 1), PixelJson.read(in.field("mean"), shape, 0, 1));
  }
}
