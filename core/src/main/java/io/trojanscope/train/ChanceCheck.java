package io.trojanscope.train;

import io.trojanscope.image.LabeledImages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Notices a network that has learnt nothing after some epochs. */
public final class ChanceCheck {
  /** Epochs after which training is judged. */
  public static final int EPOCHS = 3;

  private static final double STANDARD_ERRORS = 3;

  private final double chance;
  private final int images;

  /**
   * A check of training on these images: guessing is right for the share of the largest class.
   *
   * @param images those that the network is trained on
   */
  public ChanceCheck(LabeledImages images) {
    this.images = images.size();
    this.chance =
        Arrays.stream(images.countsByClass()).max().orElseThrow() / (double) images.size();
  }

  /**
   * A line of warning after epoch {@value #EPOCHS} if its accuracy is not above that of guessing by
   * three standard errors of a share.
   */
  public Optional<String> warning(EpochSummary epoch) {
    double error = Math.sqrt(chance * (1 - chance) / images);
    if (epoch.epoch() != EPOCHS || epoch.accuracy() > chance + STANDARD_ERRORS * error) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "after %d epochs the training accuracy is %.1f %%, no better than guessing"
                + " (%.1f %%); try another learning rate, or check the labels",
            EPOCHS,
            100 * epoch.accuracy(),
            100 * chance));
  }
}
