package io.trojanscope.model;

/** Logits of a batch of images: float32, one row per image, one column per class. */
public final class Logits {
  private final int count;
  private final int classes;
  private final float[] values;

  /**
   * @param values {@code count * classes} logits, row by row; not copied
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

  public int count() {
    return count;
  }

  public int classes() {
    return classes;
  }

  public float get(int image, int classIndex) {
    return values[image * classes + classIndex];
  }

  /** The logits, row by row; not a copy. */
  public float[] values() {
    return values;
  }

  /** The class with the largest logit; the first of equals. */
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
