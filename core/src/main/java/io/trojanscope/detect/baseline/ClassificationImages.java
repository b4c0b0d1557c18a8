package io.trojanscope.detect.baseline;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Logits;

/** Means of the images that a model gave each class. */
final class ClassificationImages {
  private final double[][] sums;
  private final long[] counts;
  private final int size;

  /**
   * @param size number of values of an image
   */
  ClassificationImages(int classes, int size) {
    this.sums = new double[classes][size];
    this.counts = new long[classes];
    this.size = size;
  }

  void add(ImageBatch images, Logits logits) {
    for (int image = 0; image < images.count(); image++) {
      int predicted = logits.predicted(image);
      counts[predicted]++;
      for (int i = 0; i < size; i++) {
        sums[predicted][i] += images.values()[images.offset(image) + i];
      }
    }
  }

  int size() {
    return size;
  }

  long count(int classIndex) {
    return counts[classIndex];
  }

  /** Euclidean distance between two means of a class, of which both have images. */
  double distance(ClassificationImages other, int classIndex) {
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double difference = mean(classIndex, i) - other.mean(classIndex, i);
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }

  private double mean(int classIndex, int value) {
    return sums[classIndex][value] / counts[classIndex];
  }
}
