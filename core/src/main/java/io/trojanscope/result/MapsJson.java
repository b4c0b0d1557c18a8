package io.trojanscope.result;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** {@link MapsDocument} as JSON. */
final class MapsJson {
  static final String FORMAT = "trojanscope.maps";
  static final int VERSION = 1;

  private MapsJson() {}

  static void write(JsonGenerator out, MapsDocument document) {
    out.writeStartObject();
    SharedJson.writeHead(out, FORMAT, VERSION, document);
    writeSettings(out, "settings", document.settings());
    ModelMapsJson.write(out, "suspect", document.suspect());
    document.reference().ifPresent(model -> ModelMapsJson.write(out, "reference", model));
    writeDistances(out, document.distances());
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
        ModelMapsJson.read(in.field("suspect"), shape, classes),
        in.optional("reference").map(model -> ModelMapsJson.read(model, shape, classes)),
        readDistances(in.field("distances"), classes),
        in.optional("plant").map(plant -> PlantJson.read(plant, shape, classes)));
  }

  static void writeSettings(JsonGenerator out, String name, BiasMapConfig settings) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("algorithm", settings.algorithm().name());
    out.writeStringProperty("input", settings.input().name());
    out.writeBooleanProperty("targeted", settings.targeted());
    out.writeNumberProperty("epsilon", settings.epsilon());
    out.writeNumberProperty("iterations", settings.iterations());
    out.writeNumberProperty("samples", settings.samples());
    out.writeNumberProperty("seed", settings.seed());
    out.writeEndObject();
  }

  static BiasMapConfig readSettings(JsonCursor in) {
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

  static void writeDistances(JsonGenerator out, List<MapDistance> distances) {
    out.writeArrayPropertyStart("distances");
    distances.forEach(distance -> writeDistance(out, distance));
    out.writeEndArray();
  }

  static List<MapDistance> readDistances(JsonCursor in, int classes) {
    return in.elements().stream().map(distance -> readDistance(distance, classes)).toList();
  }

  private static void writeDistance(JsonGenerator out, MapDistance distance) {
    out.writeStartObject();
    ModelMapsJson.writeClass(out, "source", distance.source());
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
}
