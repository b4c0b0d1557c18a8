package io.trojanscope.model;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether a classifier's input gradients are those of its logits: along a few pixels, compared with
 * central differences of a random weighted sum of the logits between 8-bit images.
 *
 * @param largest largest absolute value of the gradient, in logits per unit of intensity; at 0,
 *     attacks by gradients find nothing
 * @param error difference of the two slopes, relative to the gradient's norm over those pixels; at
 *     least 0; of the first image whose gradient is right, else the least of a few images
 * @param secondsPerGradient per image, in a batch of {@value #BATCH}, on one thread; of a slow
 *     network, in a batch of 4
 */
public record GradientCheck(double largest, double error, double secondsPerGradient) {
  /** Images per timed batch. */
  public static final int BATCH = 32;

  private static final int PIXELS = 12;

  /** Between 8-bit intensities: what lies between two of them concerns no picture. */
  private static final double[] STEPS = {8 / 255.0, 4 / 255.0, 2 / 255.0, 1 / 255.0};

  /** At a kink of the network, no step of a finite difference fits well. */
  private static final double TOLERANCE = 0.05;

  private static final int IMAGES = 4;

  /** If a few images take longer at first, nothing more is timed. */
  private static final double VERY_SLOW_SECONDS = 0.5;

  /** If they take longer a second time, a larger batch is not timed. */
  private static final double SLOW_SECONDS = 0.1;

  /** Whether the gradient is not 0 and has an error below 0.05. */
  public boolean works() {
    return largest > 0 && error < TOLERANCE;
  }

  /**
   * Checks a classifier with images of noise.
   *
   * @throws io.trojanscope.error.InvalidInputException if it has no gradient, or a logit or
   *     gradient is not finite
   */
  public static GradientCheck of(DifferentiableClassifier classifier) {
    ImageBatch images = noise(IMAGES, classifier.spec().input());
    int classes = classifier.spec().classCount();
    float[] weights = new float[IMAGES * classes];
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (2 * random.nextDouble() - 1);
    }
    LogitLoss loss = new LogitLoss(classes, new float[IMAGES], weights);
    long start = System.nanoTime();
    float[] gradient = classifier.inputGradient(images, loss).gradient();
    double seconds = secondsSince(start);
    double error = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int image = 0; image < IMAGES; image++) {
      largest = Math.max(largest, largest(gradient, images, image));
    }
    // One image away from all kinks is enough.
    for (int image = 0; image < IMAGES && largest > 0 && !(error < TOLERANCE); image++) {
      error = Math.min(error, error(classifier, images, image, gradient, weights));
    }
    return new GradientCheck(
        largest,
        error,
        seconds > VERY_SLOW_SECONDS ? seconds / IMAGES : secondsPerGradient(classifier));
  }

  private static double secondsPerGradient(DifferentiableClassifier classifier) {
    double seconds = seconds(classifier, IMAGES);
    if (seconds > SLOW_SECONDS) {
      return seconds / IMAGES;
    }
    seconds(classifier, BATCH);
    return seconds(classifier, BATCH) / BATCH;
  }

  private static double largest(float[] gradient, ImageBatch images, int image) {
    return strongest(gradient, images, image)
        .limit(1)
        .mapToDouble(pixel -> Math.abs(gradient[pixel]))
        .sum();
  }

  private static IntStream strongest(float[] gradient, ImageBatch images, int image) {
    int start = images.offset(image);
    return IntStream.range(start, start + images.shape().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer pixel) -> -Math.abs(gradient[pixel])))
        .mapToInt(Integer::intValue)
        .limit(PIXELS);
  }

  /** The least error over the steps, the worse of two directions along the strongest pixels. */
  private static double error(
      DifferentiableClassifier classifier,
      ImageBatch images,
      int image,
      float[] gradient,
      float[] weights) {
    int[] pixels = strongest(gradient, images, image).toArray();
    double norm = Math.sqrt(Arrays.stream(pixels).mapToDouble(p -> square(gradient[p])).sum());
    double worse = 0;
    for (int direction = 0; direction < 2; direction++) {
      float[] move = new float[images.shape().size()];
      double slope = 0;
      for (int i = 0; i < pixels.length; i++) {
        // The second direction goes along every other pixel only.
        float sign = direction == 1 && i % 2 == 1 ? 0 : Math.signum(gradient[pixels[i]]);
        move[pixels[i] - images.offset(image)] = sign;
        slope += sign * gradient[pixels[i]];
      }
      double least = Double.POSITIVE_INFINITY;
      for (double step : STEPS) {
        double found = slope(classifier, images, image, move, step, weights);
        least = Math.min(least, Math.abs(found - slope) / (norm * Math.sqrt(PIXELS)));
      }
      worse = Math.max(worse, least);
    }
    return worse;
  }

  private static double slope(
      DifferentiableClassifier classifier,
      ImageBatch images,
      int image,
      float[] move,
      double step,
      float[] weights) {
    ImageShape shape = images.shape();
    float[] values = new float[2 * shape.size()];
    for (int i = 0; i < shape.size(); i++) {
      float start = images.values()[images.offset(image) + i];
      values[i] = (float) (start + step * move[i]);
      values[shape.size() + i] = (float) (start - step * move[i]);
    }
    Logits logits = classifier.logits(new ImageBatch(2, shape, values));
    double difference = 0;
    for (int c = 0; c < logits.classes(); c++) {
      double weight = weights[image * logits.classes() + c];
      difference += weight * ((double) logits.get(0, c) - logits.get(1, c));
    }
    return difference / (2 * step);
  }

  private static double seconds(DifferentiableClassifier classifier, int count) {
    ImageBatch images = noise(count, classifier.spec().input());
    LogitLoss loss = LogitLoss.crossEntropy(classifier.spec().classCount(), new int[count]);
    long start = System.nanoTime();
    classifier.inputGradient(images, loss);
    return secondsSince(start);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private static ImageBatch noise(int count, ImageShape shape) {
    ImageBatch images = ImageBatch.blank(count, shape);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = Math.round(255 * (0.1 + 0.8 * random.nextDouble())) / 255f;
    }
    return images;
  }

  private static double square(double value) {
    return value * value;
  }
}
