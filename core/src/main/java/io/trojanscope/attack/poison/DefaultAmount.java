package io.trojanscope.attack.poison;

import io.trojanscope.image.LabeledImages;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How many images are poisoned if nothing is stated: the paper's 2,000, but at most half. */
final class DefaultAmount {
  private static final int PAPER = 2000;

  private DefaultAmount() {}

  /** Of the images of the target with clean labels, otherwise of those of the source classes. */
  static PoisonAmount of(Backdoor backdoor, LabeledImages training) {
    OptionalInt target = backdoor.labelMap().target();
    return backdoor.options().cleanLabel()
        ? ofClass(training, target.orElseThrow())
        : ofSources(training, backdoor.sources(), target.orElse(-1));
  }

  private static PoisonAmount ofSources(LabeledImages training, SourceClasses sources, int target) {
    long available =
        IntStream.range(0, training.size())
            .filter(
                i ->
                    sources.listed().isEmpty()
                        ? training.label(i) != target
                        : sources.listed().contains(training.label(i)))
            .count();
    return half(available);
  }

  private static PoisonAmount ofClass(LabeledImages training, int label) {
    boolean exists = label >= 0 && label < training.classCount();
    return half(exists ? training.countsByClass()[label] : 0);
  }

  private static PoisonAmount half(long available) {
    return new PoisonAmount.Count((int) Math.max(1, Math.min(PAPER, available / 2)));
  }
}
