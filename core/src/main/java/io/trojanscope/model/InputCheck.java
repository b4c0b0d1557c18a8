package io.trojanscope.model;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.Normalization;
import io.trojanscope.text.Percent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Checks whether images are preprocessed as in the training of a classifier: its accuracy is above
 * chance, and no other usual pixel range, normalization or channel order does clearly better.
 *
 * @param images number of images that were checked
 * @param accuracy share of them that is classified correctly, in [0, 1]
 * @param chance share that always answering the images' commonest class would give, in [0, 1]
 * @param classesWithImages how many of the model's classes the images are of
 * @param classCount how many classes the model has
 * @param better the best other preprocessing, if it is clearly better
 * @param order the order of the classes that the images support, if it is another one
 */
public record InputCheck(
    int images,
    double accuracy,
    double chance,
    int classesWithImages,
    int classCount,
    Optional<Better> better,
    Optional<ClassOrder> order) {
  private static final int MOST_IMAGES = 512;
  private static final int BATCH = 128;
  private static final double STANDARD_ERRORS = 4;
  private static final double CLEAR_GAIN = 0.05;

  /**
   * A preprocessing with a higher accuracy.
   *
   * @param name description of it, with the settings that choose it if there are any
   * @param accuracy share of the images that is then classified correctly, in [0, 1]
   */
  public record Better(String name, double accuracy) {}

  /**
   * Checks a classifier with the images of a set, at most {@value #MOST_IMAGES} spread over it.
   *
   * @throws io.trojanscope.error.InvalidInputException if the images do not have the model's shape
   *     and number of classes
   */
  public static InputCheck of(
      Classifier classifier, LabeledImages images, ProgressListener progress) {
    classifier.spec().requireAccepts("data", images.shape(), images.classCount(), "the model");
    int[] indices = spread(images.size());
    int[] predicted = predicted(classifier, images, indices, Optional.empty());
    double accuracy = accuracy(images, indices, predicted);
    Optional<ClassOrder> order = ClassOrder.of(images, indices, predicted);
    Optional<Better> best = Optional.empty();
    // No other preprocessing is tried if even a perfect one would not be clearly better.
    List<InputVariant> variants =
        isClearlyAbove(1, accuracy, indices.length)
            ? InputVariant.usual(classifier.spec(), statistics(images, indices))
            : List.of();
    for (int i = 0; i < variants.size(); i++) {
      progress.progress("input check", i + 1, variants.size() + 1);
      InputVariant variant = variants.get(i);
      double found = accuracy(classifier, images, indices, Optional.of(variant));
      if (found > best.map(Better::accuracy).orElse(accuracy)) {
        best = Optional.of(new Better(variant.name(), found));
      }
    }
    progress.progress("input check", variants.size() + 1, variants.size() + 1);
    return new InputCheck(
        indices.length,
        accuracy,
        chance(images, indices),
        (int) Arrays.stream(indices).map(images::label).distinct().count(),
        images.classCount(),
        best.filter(b -> isClearlyAbove(b.accuracy(), accuracy, indices.length)),
        order.filter(o -> isClearlyAbove(o.accuracy(), accuracy, indices.length)));
  }

  /** Whether a verdict on the model may rest on such images. */
  public boolean passes() {
    return !isAtChance() && better.isEmpty() && order.isEmpty();
  }

  /** Whether the model does not do clearly better on the images than the commonest class alone. */
  public boolean isAtChance() {
    return accuracy <= leastAboveChance();
  }

  private boolean areTooFew() {
    return leastAboveChance() >= 1;
  }

  private double leastAboveChance() {
    return chance + STANDARD_ERRORS * Math.sqrt(variance(chance) / images);
  }

  /** What was found, in a line. */
  public String text() {
    String start = "accuracy %s on %d images".formatted(Percent.of(accuracy), images);
    if (areTooFew()) {
      return start
          + "; these are too few to tell the model from one that always gives the most frequent class ("
          + Percent.of(chance)
          + "); give more images";
    }
    if (order.isPresent()) {
      return start
          + "; each class of the images is classified as one other class; the accuracy is %s with the model's classes in the order %s; give class-names in that order"
              .formatted(Percent.of(order.get().accuracy()), order.get().text());
    }
    if (isAtChance()) {
      start += ", no better than " + alwaysTheSame();
    }
    return start
        + better
            .map(
                b ->
                    "; it is %s with %s: correct the model's input settings"
                        .formatted(Percent.of(b.accuracy()), b.name()))
            .orElse(
                isAtChance()
                    ? "; check the images, the order of their classes and the model's input settings"
                    : "");
  }

  private String alwaysTheSame() {
    String classes =
        classesWithImages < classCount
            ? " of these images, which cover %d of the model's %d classes"
                .formatted(classesWithImages, classCount)
            : "";
    return "always giving the most frequent class (" + Percent.of(chance) + classes + ")";
  }

  private static boolean isClearlyAbove(double better, double accuracy, int images) {
    double error = Math.sqrt((variance(better) + variance(accuracy)) / images);
    return better > accuracy + Math.max(CLEAR_GAIN, STANDARD_ERRORS * error);
  }

  private static double variance(double share) {
    return share * (1 - share);
  }

  private static int[] spread(int size) {
    int count = Math.min(size, MOST_IMAGES);
    return IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray();
  }

  private static double chance(LabeledImages images, int[] indices) {
    int[] counts = new int[images.classCount()];
    Arrays.stream(indices).map(images::label).forEach(label -> counts[label]++);
    return Arrays.stream(counts).max().orElse(0) / (double) indices.length;
  }

  /** Mean and standard deviation per channel, to four digits; none where a channel is constant. */
  private static Optional<Normalization> statistics(LabeledImages images, int[] indices) {
    int channels = images.shape().channels();
    double[] sum = new double[channels];
    double[] squares = new double[channels];
    float[] image = new float[images.shape().size()];
    for (int index : indices) {
      images.copyImage(index, image, 0);
      for (int i = 0; i < image.length; i++) {
        sum[i / images.shape().area()] += image[i];
        squares[i / images.shape().area()] += (double) image[i] * image[i];
      }
    }
    long pixels = (long) indices.length * images.shape().area();
    List<Float> mean = new ArrayList<>();
    List<Float> deviation = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      double average = sum[channel] / pixels;
      mean.add(rounded(average));
      deviation.add(rounded(Math.sqrt(Math.max(0, squares[channel] / pixels - average * average))));
    }
    return deviation.contains(0f)
        ? Optional.empty()
        : Optional.of(new Normalization(mean, deviation));
  }

  private static float rounded(double value) {
    return Math.round(value * 1e4) / 1e4f;
  }

  private static double accuracy(LabeledImages images, int[] indices, int[] predicted) {
    long right =
        IntStream.range(0, indices.length)
            .filter(i -> predicted[i] == images.label(indices[i]))
            .count();
    return right / (double) indices.length;
  }

  private static double accuracy(
      Classifier classifier, LabeledImages images, int[] indices, Optional<InputVariant> variant) {
    try {
      return accuracy(images, indices, predicted(classifier, images, indices, variant));
    } catch (InvalidInputException e) {
      if (variant.isPresent()) {
        // Values that the network was not made for may overflow in it.
        return 0;
      }
      throw e;
    }
  }

  private static int[] predicted(
      Classifier classifier, LabeledImages images, int[] indices, Optional<InputVariant> variant) {
    int[] predicted = new int[indices.length];
    for (int start = 0; start < indices.length; start += BATCH) {
      int[] part = Arrays.copyOfRange(indices, start, Math.min(indices.length, start + BATCH));
      ImageBatch batch = images.batch(part);
      Logits logits =
          classifier.logits(variant.map(way -> way.apply(batch, classifier.spec())).orElse(batch));
      for (int i = 0; i < part.length; i++) {
        predicted[start + i] = logits.predicted(i);
      }
    }
    return predicted;
  }
}
