package io.trojanscope.detect.screening;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much a search computes.
 *
 * @param pairs a configuration for each start of a pair's search; they differ in their seeds
 * @param classes likewise for a class
 */
public record ClassSearchEffort(List<MaskSearchConfig> pairs, List<MaskSearchConfig> classes) {
  private static final int PAIR_STARTS = 2;
  private static final int CLASS_STARTS = 3;

  public ClassSearchEffort {
    pairs = List.copyOf(pairs);
    classes = List.copyOf(classes);
  }

  /** What the calibration was made with; a scan of any effort computes it. */
  public static ClassSearchEffort standard(long seed) {
    return new ClassSearchEffort(
        IntStream.range(0, PAIR_STARTS).mapToObj(i -> MaskSearchConfig.ofPair(seed + i)).toList(),
        IntStream.range(0, CLASS_STARTS)
            .mapToObj(i -> MaskSearchConfig.ofClass(seed + i))
            .toList());
  }
}
