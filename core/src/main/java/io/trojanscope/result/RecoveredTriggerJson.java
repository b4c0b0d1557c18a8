package io.trojanscope.result;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** {@link RecoveredTrigger} as JSON: an object in any case, with its box alone if there is none. */
final class RecoveredTriggerJson {
  private RecoveredTriggerJson() {}

  static void write(JsonGenerator out, Optional<RecoveredTrigger> trigger) {
    out.writeObjectPropertyStart("trigger");
    Optional<Region> box = trigger.flatMap(RecoveredTrigger::box);
    writeRange(out, "rows", box.map(b -> new int[] {b.rowStart(), b.rowEnd()}));
    writeRange(out, "columns", box.map(b -> new int[] {b.columnStart(), b.columnEnd()}));
    trigger.ifPresent(found -> writeFound(out, found));
    out.writeEndObject();
  }

  /** Empty where nothing but an empty box is told. */
  static Optional<RecoveredTrigger> read(JsonCursor in, ImageShape shape, int classes) {
    in.object(
        "rows",
        "columns",
        "kind",
        "source",
        "target",
        "movable",
        "mask",
        "pattern",
        "gain",
        "suspectFlips",
        "referenceFlips");
    Optional<Region> box = readBox(in, shape);
    if (in.optional("mask").isEmpty() && box.isEmpty()) {
      in.object("rows", "columns");
      return Optional.empty();
    }
    ImageShape mask = new ImageShape(1, shape.height(), shape.width());
    return Optional.of(
        new RecoveredTrigger(
            in.field("kind").choice(TriggerType.class),
            ScanResultJson.readClasses(in, classes),
            PixelJson.read(in.field("mask"), mask, 0, 1),
            PixelJson.read(in.field("pattern"), shape, 0, 1),
            readGain(in.field("gain")),
            box,
            in.field("movable").flag(),
            readFlips(in.field("suspectFlips")),
            in.optional("referenceFlips").map(RecoveredTriggerJson::readFlips)));
  }

  private static void writeFound(JsonGenerator out, RecoveredTrigger trigger) {
    out.writeStringProperty("kind", trigger.kind().name());
    ScanResultJson.writeClasses(out, trigger.pair());
    out.writeBooleanProperty("movable", trigger.movable());
    PixelJson.write(out, "mask", trigger.mask());
    PixelJson.write(out, "pattern", trigger.pattern());
    out.writeNumberProperty("gain", trigger.gain());
    writeFlips(out, "suspectFlips", trigger.suspectFlips());
    trigger.referenceFlips().ifPresent(flips -> writeFlips(out, "referenceFlips", flips));
  }

  private static void writeRange(JsonGenerator out, String name, Optional<int[]> range) {
    if (range.isPresent()) {
      out.writeName(name);
      out.writeArray(range.get(), 0, 2);
    } else {
      out.writeNullProperty(name);
    }
  }

  private static Optional<Region> readBox(JsonCursor in, ImageShape shape) {
    Optional<int[]> rows = in.nullable("rows").map(range -> readRange(range, shape.height()));
    Optional<int[]> columns = in.nullable("columns").map(range -> readRange(range, shape.width()));
    in.require(
        rows.isPresent() == columns.isPresent(), "rows and columns, or null for both", "one null");
    return rows.map(
        r -> new Region(r[0], r[1], columns.orElseThrow()[0], columns.orElseThrow()[1]));
  }

  private static int[] readRange(JsonCursor in, int end) {
    List<JsonCursor> ends = in.elements();
    in.require(ends.size() == 2, "2 numbers, the first and one past the last");
    int first = ends.get(0).integer(0, end - 1);
    return new int[] {first, ends.get(1).integer(first + 1, end)};
  }

  private static void writeFlips(JsonGenerator out, String name, TriggerSuccessRate rate) {
    out.writeObjectPropertyStart(name);
    out.writeNumberProperty("flips", rate.flips());
    out.writeNumberProperty("images", rate.images());
    out.writeNumberProperty("lower", rate.lower());
    out.writeNumberProperty("upper", rate.upper());
    out.writeEndObject();
  }

  private static float readGain(JsonCursor in) {
    in.require(in.number() > 0, "a number above 0");
    return (float) in.number();
  }

  private static TriggerSuccessRate readFlips(JsonCursor in) {
    in.object("flips", "images", "lower", "upper");
    long images = in.field("images").integer(0, SharedJson.MOST_IMAGES);
    return new TriggerSuccessRate(
        in.field("flips").integer(0, images),
        images,
        in.field("lower").share(),
        in.field("upper").share());
  }
}
