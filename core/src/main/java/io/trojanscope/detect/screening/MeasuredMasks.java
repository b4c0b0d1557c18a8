package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.search.TriggerSizes;
import java.util.List;
import java.util.stream.IntStream;

/** The smallest triggers of a model; without pictures where their sizes come from a cache. */
record MeasuredMasks(List<MaskTrigger> triggers) {
  MeasuredMasks {
    triggers = List.copyOf(triggers);
  }

  /**
   * Triggers of known sizes.
   *
   * @param pairs one for each size
   */
  static MeasuredMasks of(TriggerSizes kept, List<ClassPair> pairs) {
    float[] none = {};
    return new MeasuredMasks(
        IntStream.range(0, pairs.size())
            .mapToObj(
                i ->
                    new MaskTrigger(
                        pairs.get(i),
                        new SmallestTrigger(
                            kept.sizes().get(i), none, none, kept.sizes().get(i) > 0)))
            .toList());
  }

  double[] sizes() {
    return triggers.stream().mapToDouble(MaskTrigger::size).toArray();
  }

  TriggerSizes toSizes() {
    return new TriggerSizes(triggers.stream().map(MaskTrigger::size).toList());
  }
}
