package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Size;
import java.util.List;
import java.util.function.LongFunction;

/** What a loop goes through. */
record LoopItems(long count, LongFunction<Object> item) {
  /**
   * The integers of a range.
   *
   * @param bounds one to three: the end; start and end; or start, end and step
   */
  static LoopItems range(List<Long> bounds) {
    if (bounds.isEmpty() || bounds.size() > 3) {
      throw new UnsupportedCodeException("range with %d bounds".formatted(bounds.size()));
    }
    long start = bounds.size() == 1 ? 0 : bounds.get(0);
    long end = bounds.get(bounds.size() == 1 ? 0 : 1);
    return range(start, end, bounds.size() == 3 ? bounds.get(2) : 1);
  }

  /** The integers from a start on, up to an end that is left out. */
  static LoopItems range(long start, long end, long step) {
    if (step == 0) {
      throw new UnsupportedCodeException("range with step 0");
    }
    long distance = step > 0 ? Math.subtractExact(end, start) : Math.subtractExact(start, end);
    long count = distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
    return new LoopItems(count, i -> Size.of(start + i * step));
  }
}
