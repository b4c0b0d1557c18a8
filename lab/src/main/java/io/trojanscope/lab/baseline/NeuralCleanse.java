package io.trojanscope.lab.baseline;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Detector;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.image.Region;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.RobustScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Neural Cleanse: the smallest trigger with which images of all classes are misclassified as one
 * class is unusually small if a backdoor leads there (Wang et al., "Neural Cleanse: Identifying and
 * Mitigating Backdoor Attacks in Neural Networks", IEEE S&amp;P 2019). Needs images.
 *
 * <p>For each class, a mask m and a pattern p, {@code x' = (1 - m) x + m p}, minimise {@code CE(x')
 * + lambda |m|_1} by Adam (rate 0.1, betas 0.5 and 0.9). lambda begins at 0, becomes 1e-3 after
 * five successes (99 % of a step's images misclassified) in a row, is doubled after each five more,
 * and divided by 2^1.5 after five failures in a row; the smallest mask that succeeds counts. The
 * published code takes up to 1000 passes over 1000 images; here it is 150 steps of 32 images.
 *
 * <p>The anomaly index of each |m|_1 uses the median absolute deviation over the classes; the model
 * is flagged if it is above 2 for a class under the median. The score is the index of the smallest,
 * the target its class, the box that of its mask's pixels above one half.
 */
public final class NeuralCleanse implements Detector {
  private static final double FLAGGED_ABOVE = 2;
  private static final float IN_BOX_ABOVE = 0.5f;

  private final OrderedWorkers workers;
  private final long seed;

  /**
   * @param seed of the starting masks and the choice of images
   */
  public NeuralCleanse(OrderedWorkers workers, long seed) {
    this.workers = workers;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "Neural Cleanse";
  }

  /**
   * The smallest trigger of each class, in the order of the classes, and whether it was found.
   *
   * @throws io.trojanscope.error.InvalidInputException as {@link #detect}
   */
  public List<ReversedTrigger> reverse(DetectionInput input) {
    LabeledImages images = Requirements.images(name(), input);
    List<ReversedTrigger> triggers = new ArrayList<>();
    workers.forEach(
        input.suspect().spec().classCount(),
        target -> new TriggerReversal(input.suspect(), images, (int) target, random(target)).run(),
        triggers::add);
    return triggers;
  }

  private SplittableRandom random(long target) {
    return new SplittableRandom(
        new SplittableRandom(new SplittableRandom(seed).nextLong() + target).nextLong());
  }

  @Override
  public Detection detect(DetectionInput input) {
    List<ReversedTrigger> triggers = reverse(input);
    RobustScale norms =
        RobustScale.of(triggers.stream().mapToDouble(ReversedTrigger::norm).toArray());
    ReversedTrigger smallest =
        triggers.stream().min(Comparator.comparingDouble(ReversedTrigger::norm)).orElseThrow();
    double index = norms.anomalyIndex(smallest.norm());
    return new Detection(
        smallest.norm() < norms.median() && index > FLAGGED_ABOVE,
        index,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.of(smallest.target()),
        box(smallest.mask(), input.suspect().spec().input()));
  }

  private static Optional<Region> box(float[] mask, ImageShape shape) {
    int top = shape.height();
    int bottom = 0;
    int left = shape.width();
    int right = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] > IN_BOX_ABOVE) {
        top = Math.min(top, i / shape.width());
        bottom = Math.max(bottom, i / shape.width() + 1);
        left = Math.min(left, i % shape.width());
        right = Math.max(right, i % shape.width() + 1);
      }
    }
    return top < bottom ? Optional.of(new Region(top, bottom, left, right)) : Optional.empty();
  }
}
