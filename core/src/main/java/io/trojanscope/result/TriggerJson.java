package io.trojanscope.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.image.Pixels;
import io.trojanscope.image.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@link RecoveredTrigger} as a scan's file has it: always there, with its box alone if none was
 * found.
 *
 * @param rows first and one past the last; null where the trigger is not local
 * @param columns likewise
 */
record TriggerJson(
    @JsonProperty(required = true) @JsonInclude(Include.ALWAYS) Optional<List<Integer>> rows,
    @JsonProperty(required = true) @JsonInclude(Include.ALWAYS) Optional<List<Integer>> columns,
    Optional<TriggerType> kind,
    Optional<Integer> source,
    Optional<Integer> target,
    Optional<Boolean> movable,
    Optional<Pixels> mask,
    Optional<Pixels> pattern,
    Optional<Float> gain,
    Optional<String> change,
    Optional<TriggerSuccessRate> suspectFlips,
    Optional<TriggerSuccessRate> referenceFlips) {
  TriggerJson {
    if (rows.isPresent() != columns.isPresent()) {
      throw new IllegalArgumentException(
          "expected rows and columns, or null for both, found one null");
    }
    Stream.of(rows, columns).flatMap(Optional::stream).forEach(TriggerJson::requireRange);
    boolean hasFields =
        Stream.of(
                rows,
                kind,
                source,
                target,
                movable,
                mask,
                pattern,
                gain,
                change,
                suspectFlips,
                referenceFlips)
            .anyMatch(Optional::isPresent);
    if (hasFields) {
      require("kind", kind);
      require("source", source);
      require("target", target);
      require("movable", movable);
      require("mask", mask);
      require("pattern", pattern);
      require("gain", gain);
      require("suspectFlips", suspectFlips);
    }
    mask.ifPresent(pixels -> pixels.requireRange(0, 1));
    pattern.ifPresent(pixels -> pixels.requireRange(0, 1));
  }

  static TriggerJson of(Optional<RecoveredTrigger> trigger) {
    Optional<Region> box = trigger.flatMap(RecoveredTrigger::box);
    return new TriggerJson(
        box.map(b -> List.of(b.rowStart(), b.rowEnd())),
        box.map(b -> List.of(b.columnStart(), b.columnEnd())),
        trigger.map(RecoveredTrigger::type),
        trigger.map(found -> found.pair().source()),
        trigger.map(found -> found.pair().target()),
        trigger.map(RecoveredTrigger::movable),
        trigger.map(found -> new Pixels(found.mask())),
        trigger.map(found -> new Pixels(found.pattern())),
        trigger.map(RecoveredTrigger::gain),
        trigger.flatMap(RecoveredTrigger::change),
        trigger.map(RecoveredTrigger::suspectSuccess),
        trigger.flatMap(RecoveredTrigger::referenceSuccess));
  }

  /** Empty if the file has only an empty box. */
  Optional<RecoveredTrigger> found() {
    return kind.map(
        found ->
            new RecoveredTrigger(
                found,
                new ClassPair(source.orElseThrow(), target.orElseThrow()),
                mask.orElseThrow().values(),
                pattern.orElseThrow().values(),
                gain.orElseThrow(),
                change,
                box(),
                movable.orElseThrow(),
                suspectFlips.orElseThrow(),
                referenceFlips));
  }

  private Optional<Region> box() {
    return rows.map(
        r ->
            new Region(
                r.get(0), r.get(1), columns.orElseThrow().get(0), columns.orElseThrow().get(1)));
  }

  private static void require(String name, Optional<?> value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("expected " + name + ", found nothing");
    }
  }

  private static void requireRange(List<Integer> range) {
    if (range.size() != 2 || range.get(0) < 0 || range.get(1) <= range.get(0)) {
      throw new IllegalArgumentException(
          "expected 2 numbers, the first and one past the last, found " + range);
    }
  }
}
