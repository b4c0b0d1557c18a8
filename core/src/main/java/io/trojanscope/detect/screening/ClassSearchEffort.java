package io.trojanscope.detect.screening;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * How much a search computes.
 *
 * @param pairs a configuration for each start of a pair's search; they differ in their seeds
 * @param again likewise for a pair that leads
 * @param classes likewise for a class
 */
public record ClassSearchEffort(
    List<MaskSearchConfig> pairs, List<MaskSearchConfig> again, List<MaskSearchConfig> classes) {
  private static final int PAIR_STARTS = 2;
  private static final int AGAIN_STARTS = 5;
  private static final int CLASS_STARTS = 3;

  public ClassSearchEffort {
    pairs = List.copyOf(pairs);
    again = List.copyOf(again);
    classes = List.copyOf(classes);
  }

  /** What the calibration was made with; a scan of any effort computes it. */
  public static ClassSearchEffort standard(long seed) {
    return new ClassSearchEffort(
        starts(seed, PAIR_STARTS, MaskSearchConfig::ofPair),
        starts(seed + PAIR_STARTS, AGAIN_STARTS, MaskSearchConfig::ofPair),
        starts(seed, CLASS_STARTS, MaskSearchConfig::ofClass));
  }

  private static List<MaskSearchConfig> starts(
      long first, int count, LongFunction<MaskSearchConfig> ofSeed) {
    return LongStream.range(first, first + count).mapToObj(ofSeed).toList();
  }
}
