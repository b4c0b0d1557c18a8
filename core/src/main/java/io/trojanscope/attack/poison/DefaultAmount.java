package io.trojanscope.attack.poison;

import io.trojanscope.image.LabeledImages;
import java.util.stream.IntStream;

/** How many images are poisoned if nothing is stated. */
public final class DefaultAmount {
  private static final int PAPER = 2000;

  private DefaultAmount() {}

  /** The paper's 2000, but at most half of the source classes' images. */
  public static PoisonAmount of(LabeledImages training, SourceClasses sources, int target) {
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

  /** For a plan whose poisoned images are those of one class, as with clean labels. */
  public static PoisonAmount ofClass(LabeledImages training, int label) {
    boolean exists = label >= 0 && label < training.classCount();
    return half(exists ? training.countsByClass()[label] : 0);
  }

  private static PoisonAmount half(long available) {
    return new PoisonAmount.Count((int) Math.max(1, Math.min(PAPER, available / 2)));
  }
}
