package io.trojanscope.result;

import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;

/** The parts of JSON that the documents have in common. */
final class SharedJson {
  /** Far above any real count; sums of them do not overflow. */
  static final long MOST_IMAGES = 1_000_000_000_000L;

  private static final int LONGEST_SIDE = 1 << 16;

  private SharedJson() {}

  static void writeHead(JsonGenerator out, String format, int version, ResultDocument document) {
    out.writeStringProperty("format", format);
    out.writeNumberProperty("version", version);
    writeProvenance(out, document.provenance());
    writeShape(out, document.shape());
    out.writeArrayPropertyStart("classNames");
    document.classNames().forEach(out::writeString);
    out.writeEndArray();
  }

  private static void writeProvenance(JsonGenerator out, Provenance provenance) {
    out.writeObjectPropertyStart("provenance");
    writeTexts(out, "inputs", provenance.inputs());
    writeTexts(out, "configuration", provenance.configuration());
    writeTexts(out, "environment", provenance.environment());
    out.writeEndObject();
  }

  private static void writeTexts(JsonGenerator out, String name, SortedMap<String, String> texts) {
    out.writeObjectPropertyStart(name);
    texts.forEach(out::writeStringProperty);
    out.writeEndObject();
  }

  static Provenance readProvenance(JsonCursor in) {
    in.object("inputs", "configuration", "environment");
    return new Provenance(
        in.field("inputs").texts(),
        in.field("configuration").texts(),
        in.field("environment").texts());
  }

  private static void writeShape(JsonGenerator out, ImageShape shape) {
    out.writeObjectPropertyStart("shape");
    out.writeNumberProperty("channels", shape.channels());
    out.writeNumberProperty("height", shape.height());
    out.writeNumberProperty("width", shape.width());
    out.writeEndObject();
  }

  static ImageShape readShape(JsonCursor in) {
    in.object("channels", "height", "width");
    int channels = in.field("channels").integer(1, LONGEST_SIDE);
    int height = in.field("height").integer(1, LONGEST_SIDE);
    int width = in.field("width").integer(1, LONGEST_SIDE);
    in.require(
        (long) channels * height * width <= Integer.MAX_VALUE / Float.BYTES,
        "at most " + Integer.MAX_VALUE / Float.BYTES + " values per image",
        channels + "x" + height + "x" + width);
    return new ImageShape(channels, height, width);
  }

  static List<String> readClassNames(JsonCursor in) {
    List<String> names = in.elements().stream().map(JsonCursor::text).toList();
    in.require(names.size() >= 2, "at least 2 class names");
    return names;
  }

  /** Writes the fields of a model's identity into the open object. */
  static void writeIdentity(JsonGenerator out, ModelIdentity model) {
    out.writeStringProperty("name", model.name());
    out.writeStringProperty("sha256", model.sha256());
  }

  static ModelIdentity readIdentity(JsonCursor in) {
    return new ModelIdentity(in.field("name").text(), in.field("sha256").sha256());
  }

  static void write(JsonGenerator out, String name, ConfusionMatrix matrix) {
    out.writeArrayPropertyStart(name);
    matrix.counts().forEach(row -> writeRow(out, row));
    out.writeEndArray();
  }

  private static void writeRow(JsonGenerator out, List<Long> row) {
    out.writeStartArray();
    row.forEach(out::writeNumber);
    out.writeEndArray();
  }

  static void write(JsonGenerator out, String name, List<Long> counts) {
    out.writeName(name);
    writeRow(out, counts);
  }

  static List<Long> readCounts(JsonCursor in, int classes) {
    List<JsonCursor> counts = in.elements();
    in.require(counts.size() == classes, classes + " counts, one per class");
    return counts.stream().map(count -> count.integer(0, MOST_IMAGES)).toList();
  }

  static ConfusionMatrix readMatrix(JsonCursor in, int classes) {
    List<JsonCursor> rows = in.elements();
    in.require(rows.size() == classes, classes + " rows, one per class");
    return new ConfusionMatrix(rows.stream().map(row -> readCounts(row, classes)).toList());
  }
}
