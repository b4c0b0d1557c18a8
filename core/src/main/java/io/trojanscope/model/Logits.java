package io.trojanscope.model;

/** Logits of a batch of images: float32, one row per image, one column per class. */
public final class Logits {
  private final int count;
  private final int classes;
  private final float[] values;

  /**
   * @param count number of images
   * @param classes number of classes
   * @param values {@code count * classes} logits, row by row; not copied
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public Logits(int count, int classes, float[] values) {
    if (values.length != (long) count * classes) {
      throw new IllegalArgumentException(
          "expected " + count + " x " + classes + " logits, found " + values.length);
    }
    this.count = count;
    this.classes = classes;
    this.values = values;
  }

  /** Number of images. */
  public int count() {
    return count;
  }

  /** Number of classes. */
  public int classes() {
    return classes;
  }

  /** The logit of one image for one class; both are counted from 0. */
  public float get(int image, int classIndex) {
    return values[image * classes + classIndex];
  }

  /** The logits, row by row; not a copy. */
  public float[] values() {
    return values;
  }

  /** Index of the class with the largest logit of an image; the lowest index of equals. */
  public int predicted(int image) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (get(image, c) > get(image, best)) {
        best = c;
      }
    }
    return best;
  }
}
