package io.trojanscope.report;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.image.ImageShape;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** {@link MapsDocument} as JSON. */
final class MapsJson {
  static final String FORMAT = "trojanscope.maps";
  static final int VERSION = 1;

  private MapsJson() {}

  static void write(JsonGenerator out, MapsDocument document) {
    out.writeStartObject();
    SharedJson.writeHead(out, FORMAT, VERSION, document);
    writeSettings(out, document.settings());
    writeModel(out, "suspect", document.suspect());
    document.reference().ifPresent(model -> writeModel(out, "reference", model));
    out.writeArrayPropertyStart("distances");
    document.distances().forEach(distance -> writeDistance(out, distance));
    out.writeEndArray();
    document.plant().ifPresent(plant -> PlantJson.write(out, plant));
    out.writeEndObject();
  }

  static MapsDocument read(JsonCursor in) {
    in.object(
        "format",
        "version",
        "provenance",
        "shape",
        "classNames",
        "settings",
        "suspect",
        "reference",
        "distances",
        "plant");
    ImageShape shape = SharedJson.readShape(in.field("shape"));
    List<String> classNames = SharedJson.readClassNames(in.field("classNames"));
    int classes = classNames.size();
    return new MapsDocument(
        SharedJson.readProvenance(in.field("provenance")),
        shape,
        classNames,
        readSettings(in.field("settings")),
        readModel(in.field("suspect"), shape, classes),
        in.optional("reference").map(model -> readModel(model, shape, classes)),
        in.field("distances").elements().stream().map(d -> readDistance(d, classes)).toList(),
        in.optional("plant").map(plant -> PlantJson.read(plant, shape, classes)));
  }

  private static void writeSettings(JsonGenerator out, BiasMapConfig settings) {
    out.writeObjectPropertyStart("settings");
    out.writeStringProperty("algorithm", settings.algorithm().name());
    out.writeStringProperty("input", settings.input().name());
    out.writeBooleanProperty("targeted", settings.targeted());
    out.writeNumberProperty("epsilon", settings.epsilon());
    out.writeNumberProperty("iterations", settings.iterations());
    out.writeNumberProperty("samples", settings.samples());
    out.writeNumberProperty("seed", settings.seed());
    out.writeEndObject();
  }

  private static BiasMapConfig readSettings(JsonCursor in) {
    in.object("algorithm", "input", "targeted", "epsilon", "iterations", "samples", "seed");
    JsonCursor epsilon = in.field("epsilon");
    epsilon.require(
        (float) epsilon.number() > 0 && (float) epsilon.number() <= 1, "a number in (0, 1]");
    return new BiasMapConfig(
        in.field("algorithm").choice(Algorithm.class),
        in.field("input").choice(StartingInput.class),
        in.field("targeted").flag(),
        (float) epsilon.number(),
        in.field("iterations").integer(1, Integer.MAX_VALUE),
        in.field("samples").integer(1, Integer.MAX_VALUE),
        in.field("seed").integer(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static void writeModel(JsonGenerator out, String name, ModelMaps model) {
    out.writeObjectPropertyStart(name);
    SharedJson.writeIdentity(out, model.model());
    model.pristine().ifPresent(matrix -> SharedJson.write(out, "pristine", matrix));
    out.writeArrayPropertyStart("counts");
    model.counts().forEach(counts -> writeCounts(out, counts));
    out.writeEndArray();
    out.writeArrayPropertyStart("maps");
    model.maps().forEach(map -> writeMap(out, map));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static ModelMaps readModel(JsonCursor in, ImageShape shape, int classes) {
    in.object("name", "sha256", "pristine", "counts", "maps");
    return new ModelMaps(
        SharedJson.readIdentity(in),
        in.optional("pristine").map(matrix -> SharedJson.readMatrix(matrix, classes)),
        in.field("maps").elements().stream().map(map -> readMap(map, shape, classes)).toList(),
        in.field("counts").elements().stream().map(c -> readCounts(c, classes)).toList());
  }

  private static void writeCounts(JsonGenerator out, AttackCounts counts) {
    out.writeStartObject();
    writeClass(out, "source", counts.source());
    writeClass(out, "target", counts.target());
    SharedJson.write(out, "predicted", counts.predicted());
    out.writeEndObject();
  }

  private static AttackCounts readCounts(JsonCursor in, int classes) {
    in.object("source", "target", "predicted");
    return new AttackCounts(
        in.optionalInteger("source", 0, classes - 1),
        in.optionalInteger("target", 0, classes - 1),
        SharedJson.readCounts(in.field("predicted"), classes));
  }

  private static void writeMap(JsonGenerator out, BiasMap map) {
    out.writeStartObject();
    writeClass(out, "source", map.source());
    out.writeNumberProperty("predicted", map.predicted());
    out.writeNumberProperty("count", map.count());
    PixelJson.write(out, "adversarial", map.adversarial());
    PixelJson.write(out, "perturbation", map.perturbation());
    out.writeEndObject();
  }

  private static BiasMap readMap(JsonCursor in, ImageShape shape, int classes) {
    in.object("source", "predicted", "count", "adversarial", "perturbation");
    return new BiasMap(
        in.optionalInteger("source", 0, classes - 1),
        in.field("predicted").integer(0, classes - 1),
        in.field("count").integer(1, SharedJson.MOST_IMAGES),
        PixelJson.readStatistics(in.field("adversarial"), shape, 0, 1),
        PixelJson.readStatistics(in.field("perturbation"), shape, -1, 1));
  }

  private static void writeDistance(JsonGenerator out, MapDistance distance) {
    out.writeStartObject();
    writeClass(out, "source", distance.source());
    out.writeNumberProperty("predicted", distance.predicted());
    distance.euclidean().ifPresent(value -> out.writeNumberProperty("euclidean", value));
    out.writeEndObject();
  }

  private static MapDistance readDistance(JsonCursor in, int classes) {
    in.object("source", "predicted", "euclidean");
    return new MapDistance(
        in.optionalInteger("source", 0, classes - 1),
        in.field("predicted").integer(0, classes - 1),
        in.optionalDistance("euclidean"));
  }

  private static void writeClass(JsonGenerator out, String name, OptionalInt index) {
    index.ifPresent(value -> out.writeNumberProperty(name, value));
  }
}
