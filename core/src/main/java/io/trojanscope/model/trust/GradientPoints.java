package io.trojanscope.model.trust;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether gradients at the images themselves show how the outputs change between 8-bit images. A
 * model may have right gradients for noise and others for the images of its classes.
 */
final class GradientPoints {
  private static final int MOST_IMAGES = 8;
  private static final int FEWEST_IMAGES = 4;
  private static final int PIXELS = 12;
  private static final int[] STEPS = {1, 2, 4, 8};

  /** A reversed gradient has an error of 2, one of something else about 1. By hand. */
  private static final double TOLERANCE = 0.4;

  /** Ties between pixels, as in a black margin, are no point to measure a slope at. */
  private static final int MOST_NOISE = 16;

  private GradientPoints() {}

  /** Found if the gradients at most of the images are wrong or zero. */
  static Optional<String> problem(DifferentiableClassifier classifier, ImageBatch probes) {
    int count = ProbeImages.count(probes.shape(), FEWEST_IMAGES, MOST_IMAGES);
    ImageBatch images = withNoise(ProbeImages.first(probes, count));
    float[] weights = weights(images.count() * classifier.spec().classCount());
    LogitLoss loss =
        new LogitLoss(classifier.spec().classCount(), new float[images.count()], weights);
    float[] gradient = classifier.inputGradient(images, loss).gradient();
    double[] errors = new double[images.count()];
    int zeros = 0;
    for (int image = 0; image < errors.length; image++) {
      int[] pixels = strongest(gradient, images, image);
      zeros += gradient[pixels[0]] == 0 ? 1 : 0;
      errors[image] = error(classifier, images, image, pixels, gradient, weights);
    }
    if (2 * zeros > errors.length) {
      return Optional.of(
          "the gradients are zero for %d of %d images".formatted(zeros, errors.length));
    }
    long wrong = Arrays.stream(errors).filter(error -> !(error < TOLERANCE)).count();
    return 2 * wrong > errors.length
        ? Optional.of(
            "the gradients are wrong: for %d of %d images, they do not show how the outputs change between 8-bit images"
                .formatted(wrong, errors.length))
        : Optional.empty();
  }

  /** Steps of 8 bits away from black or white, and off ties. */
  private static ImageBatch withNoise(ImageBatch images) {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < images.values().length; i++) {
      float value = images.values()[i];
      float noise = (1 + random.nextInt(MOST_NOISE)) / 255f;
      images.values()[i] = value < 0.5f ? value + noise : value - noise;
    }
    return images;
  }

  private static float[] weights(int count) {
    SplittableRandom random = new SplittableRandom(4);
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (2 * random.nextDouble() - 1);
    }
    return weights;
  }

  private static int[] strongest(float[] gradient, ImageBatch images, int image) {
    int start = images.offset(image);
    return IntStream.range(start, start + images.shape().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer pixel) -> -Math.abs(gradient[pixel])))
        .mapToInt(Integer::intValue)
        .limit(PIXELS)
        .toArray();
  }

  /** The least error over the steps along the strongest pixels, relative to the slope. */
  private static double error(
      DifferentiableClassifier classifier,
      ImageBatch images,
      int image,
      int[] pixels,
      float[] gradient,
      float[] weights) {
    int size = images.shape().size();
    float[] values = new float[(STEPS.length + 1) * size];
    double slope = 0;
    for (int copy = 0; copy <= STEPS.length; copy++) {
      System.arraycopy(images.values(), images.offset(image), values, copy * size, size);
    }
    for (int pixel : pixels) {
      float sign = inward(images.values()[pixel], Math.signum(gradient[pixel]));
      slope += sign * gradient[pixel];
      for (int i = 0; i < STEPS.length; i++) {
        values[(i + 1) * size + pixel - images.offset(image)] += sign * STEPS[i] / 255f;
      }
    }
    Logits logits = classifier.logits(new ImageBatch(STEPS.length + 1, images.shape(), values));
    double norm = Arrays.stream(pixels).mapToDouble(pixel -> Math.abs(gradient[pixel])).sum();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < STEPS.length; i++) {
      double found = difference(logits, i + 1, image, weights) * 255 / STEPS[i];
      least = Math.min(least, Math.abs(found - slope) / norm);
    }
    return least;
  }

  /** The direction, or the other one where that leaves [0, 1]. */
  private static float inward(float intensity, float sign) {
    float most = STEPS[STEPS.length - 1] / 255f;
    float moved = intensity + sign * most;
    return moved < 0 || moved > 1 ? -sign : sign;
  }

  private static double difference(Logits logits, int copy, int image, float[] weights) {
    double difference = 0;
    for (int c = 0; c < logits.classes(); c++) {
      double weight = weights[image * logits.classes() + c];
      difference += weight * ((double) logits.get(copy, c) - logits.get(0, c));
    }
    return difference;
  }
}
