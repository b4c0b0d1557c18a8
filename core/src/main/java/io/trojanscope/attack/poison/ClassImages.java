package io.trojanscope.attack.poison;

import io.trojanscope.image.LabeledImages;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The images of one class of a data set, or of all; safe for several threads. */
public final class ClassImages {
  private final LabeledImages images;
  private final int[] indices;

  /**
   * The images of one class.
   *
   * @param classIndex from 0
   */
  public ClassImages(LabeledImages images, int classIndex) {
    this.images = images;
    this.indices =
        IntStream.range(0, images.size()).filter(i -> images.label(i) == classIndex).toArray();
  }

  private ClassImages(LabeledImages images) {
    this.images = images;
    this.indices = IntStream.range(0, images.size()).toArray();
  }

  /** Those of every class. */
  public static ClassImages ofAllClasses(LabeledImages images) {
    return new ClassImages(images);
  }

  /** Whether there is no such image. */
  public boolean isEmpty() {
    return indices.length == 0;
  }

  /**
   * The first image, CHW, intensities in [0, 1].
   *
   * @throws IllegalStateException if there is none
   */
  public float[] firstImage() {
    if (isEmpty()) {
      throw new IllegalStateException("expected at least one image, found none");
    }
    return image(indices[0]);
  }

  /**
   * An image chosen uniformly, CHW, intensities in [0, 1].
   *
   * @throws IllegalArgumentException if there is none
   */
  public float[] randomImage(RandomGenerator random) {
    return image(indices[random.nextInt(indices.length)]);
  }

  private float[] image(int index) {
    float[] image = new float[images.shape().size()];
    images.copyImage(index, image, 0);
    return image;
  }
}
