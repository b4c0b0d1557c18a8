package io.trojanscope.result;

import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.spec.ImageShape;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** {@link ModelMaps} as JSON. */
final class ModelMapsJson {
  private ModelMapsJson() {}

  static void write(JsonGenerator out, String name, ModelMaps model) {
    out.writeName(name);
    write(out, model);
  }

  static void write(JsonGenerator out, ModelMaps model) {
    out.writeStartObject();
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

  static ModelMaps read(JsonCursor in, ImageShape shape, int classes) {
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

  static void writeClass(JsonGenerator out, String name, OptionalInt index) {
    index.ifPresent(value -> out.writeNumberProperty(name, value));
  }
}
