package io.trojanscope.attack.poison;

import io.trojanscope.image.LabeledImages;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The images of one class of a data set; safe for several threads. */
public final class ClassImages {
  private final LabeledImages images;
  private final int[] indices;

  public ClassImages(LabeledImages images, int classIndex) {
    this.images = images;
    this.indices =
        IntStream.range(0, images.size()).filter(i -> images.label(i) == classIndex).toArray();
  }

  public boolean isEmpty() {
    return indices.length == 0;
  }

  /**
   * An image chosen uniformly, CHW, intensities in [0, 1].
   *
   * @throws IllegalArgumentException if there is none
   */
  public float[] randomImage(RandomGenerator random) {
    float[] image = new float[images.shape().size()];
    images.copyImage(indices[random.nextInt(indices.length)], image, 0);
    return image;
  }
}
