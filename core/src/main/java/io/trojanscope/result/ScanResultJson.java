package io.trojanscope.result;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** The fields of a {@link ScanResult} within the object of its document. */
final class ScanResultJson {
  /** What a result has where no scan was made. */
  private static final double NO_SCORE = 0;

  private static final double NO_P_VALUE = 1;

  private ScanResultJson() {}

  static void write(JsonGenerator out, ScanResult result) {
    out.writeStringProperty("mode", result.mode().name());
    out.writeNumberProperty("alpha", result.config().alpha());
    out.writeStringProperty("effort", result.config().effort().name());
    out.writeNumberProperty("seed", result.config().seed());
    out.writeStringProperty("verdict", result.verdict().name());
    out.writeArrayPropertyStart("reasons");
    result.reasons().forEach(out::writeString);
    out.writeEndArray();
    writeMeasured(out, "score", result, result.score());
    writeMeasured(out, "pValue", result, result.pValue());
    writeMeasured(out, "statistic", result, result.statistic().orElse(0));
    writeNullable(out, "target", result.target());
    writeNullable(out, "source", result.source());
    RecoveredTriggerJson.write(out, result.trigger());
    out.writeArrayPropertyStart("pairs");
    result.pairs().forEach(pair -> writePair(out, pair));
    out.writeEndArray();
    out.writeArrayPropertyStart("nulls");
    result.nulls().forEach(score -> writeNull(out, score));
    out.writeEndArray();
  }

  static ScanResult read(JsonCursor in, ImageShape shape, int classes) {
    return new ScanResult(
        in.field("mode").choice(ScanMode.class),
        readConfig(in),
        in.field("verdict").choice(Verdict.class),
        in.field("reasons").elements().stream().map(JsonCursor::text).toList(),
        measured(in, "score").map(JsonCursor::number).orElse(NO_SCORE),
        measured(in, "pValue").map(JsonCursor::share).orElse(NO_P_VALUE),
        measured(in, "statistic")
            .map(value -> OptionalDouble.of(value.number()))
            .orElseGet(OptionalDouble::empty),
        readNullable(in, "target", classes),
        readNullable(in, "source", classes),
        readPairs(in.field("pairs"), classes),
        RecoveredTriggerJson.read(in.field("trigger"), shape, classes),
        in.field("nulls").elements().stream().map(ScanResultJson::readNull).toList());
  }

  private static ScanConfig readConfig(JsonCursor in) {
    JsonCursor alpha = in.field("alpha");
    alpha.require(alpha.number() > 0 && alpha.number() < 1, "a number in (0, 1)");
    return new ScanConfig(
        in.field("effort").choice(Effort.class),
        alpha.number(),
        in.field("seed").integer(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static void writeMeasured(
      JsonGenerator out, String name, ScanResult result, double value) {
    if (result.statistic().isPresent()) {
      out.writeNumberProperty(name, value);
    } else {
      out.writeNullProperty(name);
    }
  }

  /** Score, p-value and statistic are there together, or all null. */
  private static Optional<JsonCursor> measured(JsonCursor in, String name) {
    boolean made = in.nullable("statistic").isPresent();
    Optional<JsonCursor> value = in.nullable(name);
    in.require(
        value.isPresent() == made,
        "score, pValue and statistic, or null for all",
        name + (made ? " null" : " without a statistic"));
    return value;
  }

  private static void writeNullable(JsonGenerator out, String name, OptionalInt index) {
    if (index.isPresent()) {
      out.writeNumberProperty(name, index.getAsInt());
    } else {
      out.writeNullProperty(name);
    }
  }

  private static OptionalInt readNullable(JsonCursor in, String name, int classes) {
    return in.nullable(name)
        .map(value -> OptionalInt.of(value.integer(0, classes - 1)))
        .orElseGet(OptionalInt::empty);
  }

  private static void writePair(JsonGenerator out, PairStatistic pair) {
    out.writeStartObject();
    writeClasses(out, pair.pair());
    out.writeStringProperty("kind", pair.kind().name());
    out.writeNumberProperty("statistic", pair.statistic());
    out.writeNumberProperty("pValue", pair.pValue());
    out.writeBooleanProperty("converged", pair.converged());
    out.writeEndObject();
  }

  private static List<PairStatistic> readPairs(JsonCursor in, int classes) {
    List<JsonCursor> pairs = in.elements();
    in.require(
        pairs.size() <= ScanDocument.MOST_PAIRS, "at most " + ScanDocument.MOST_PAIRS + " pairs");
    return pairs.stream().map(pair -> readPair(pair, classes)).toList();
  }

  private static PairStatistic readPair(JsonCursor in, int classes) {
    in.object("source", "target", "kind", "statistic", "pValue", "converged");
    return new PairStatistic(
        readClasses(in, classes),
        in.field("kind").choice(TriggerType.class),
        in.field("statistic").number(),
        in.field("pValue").share(),
        in.field("converged").flag());
  }

  static void writeClasses(JsonGenerator out, ClassPair pair) {
    out.writeNumberProperty("source", pair.source());
    out.writeNumberProperty("target", pair.target());
  }

  static ClassPair readClasses(JsonCursor in, int classes) {
    return new ClassPair(
        in.field("source").integer(0, classes - 1), in.field("target").integer(0, classes - 1));
  }

  private static void writeNull(JsonGenerator out, NullScore score) {
    out.writeStartObject();
    out.writeStringProperty("kind", score.kind().name());
    out.writeStringProperty("name", score.name());
    out.writeNumberProperty("score", score.score());
    out.writeEndObject();
  }

  private static NullScore readNull(JsonCursor in) {
    in.object("kind", "name", "score");
    return new NullScore(
        in.field("kind").choice(TriggerType.class),
        in.field("name").text(),
        in.field("score").number());
  }
}
