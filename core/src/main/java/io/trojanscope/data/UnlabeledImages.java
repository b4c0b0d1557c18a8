package io.trojanscope.data;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/** Images whose classes are not known. Immutable. */
public final class UnlabeledImages {
  /** Under one class that means nothing. */
  private final ByteImages images;

  UnlabeledImages(ByteImages images) {
    this.images = images;
  }

  public ImageShape shape() {
    return images.shape();
  }

  /** Number of images, at least 1. */
  public int size() {
    return images.size();
  }

  /** The given images as a batch, in the order given. */
  public ImageBatch batch(int... indices) {
    return images.batch(indices);
  }

  /**
   * The images under classes that were found in another way, such as a model's predictions. An
   * accuracy measured on those says nothing.
   *
   * @param labels class of each image, from 0 to {@code classNames.size() - 1}
   * @throws IllegalArgumentException if there is not one for each image, or one has no name
   */
  public LabeledImages labeled(List<String> classNames, int[] labels) {
    return images.labeled(classNames, labels);
  }
}
