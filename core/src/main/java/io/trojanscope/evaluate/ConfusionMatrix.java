package io.trojanscope.evaluate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trojanscope.stats.Counts;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of images by true class (row) and predicted class (column).
 *
 * @param counts one row per true class, in the order of the classes
 */
public record ConfusionMatrix(@JsonValue List<List<Long>> counts) {
  /**
   * @throws IllegalArgumentException if the counts are no square, or one is below 0
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ConfusionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
    int classes = counts.size();
    for (List<Long> row : counts) {
      if (row.size() != classes) {
        throw new IllegalArgumentException("expected " + classes + " columns, found " + row.size());
      }
      Counts.require(row);
    }
  }

  /**
   * Counts images.
   *
   * @param classes number of classes
   * @param labels true class of each image
   * @param predicted predicted class of each image
   * @throws IllegalArgumentException if there is not one prediction for each label
   */
  public static ConfusionMatrix count(int classes, int[] labels, int[] predicted) {
    if (labels.length != predicted.length) {
      throw new IllegalArgumentException(
          "expected a prediction for each of "
              + labels.length
              + " images, found "
              + predicted.length);
    }
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(
        Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }

  /** Number of images. */
  public long total() {
    return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** Share of the images on the diagonal, in [0, 1]; NaN without images. */
  public double accuracy() {
    long right = 0;
    for (int c = 0; c < counts.size(); c++) {
      right += counts.get(c).get(c);
    }
    return right / (double) total();
  }
}
