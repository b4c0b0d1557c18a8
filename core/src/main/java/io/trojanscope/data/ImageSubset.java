package io.trojanscope.data;

import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.RandomOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.IntStream;

/** Some images of a set, in an order of their own; nothing is copied. */
public final class ImageSubset implements LabeledImages {
  private final LabeledImages all;
  private final int[] indices;

  private ImageSubset(LabeledImages all, int[] indices) {
    if (indices.length < 1) {
      throw new IllegalArgumentException("expected at least 1 image, found none");
    }
    for (int index : indices) {
      if (index < 0 || index >= all.size()) {
        throw new IllegalArgumentException(
            "expected indices from 0 to " + (all.size() - 1) + ", found " + index);
      }
    }
    this.all = all;
    this.indices = indices;
  }

  /**
   * The images with the given indices, in the order given; one may come several times.
   *
   * @throws IllegalArgumentException if there is no index, or no image with some index
   */
  public static ImageSubset of(LabeledImages all, int... indices) {
    return new ImageSubset(all, indices.clone());
  }

  /**
   * The first images.
   *
   * @throws IllegalArgumentException if {@code count} is below 1 or above the number of images
   */
  public static ImageSubset first(LabeledImages all, int count) {
    return new ImageSubset(all, IntStream.range(0, count).toArray());
  }

  /** All images in an order that depends on the seed and their number alone (Fisher-Yates). */
  public static ImageSubset shuffled(LabeledImages all, long seed) {
    StableRandom random = new StableRandom(seed);
    return new ImageSubset(all, RandomOrder.fromLast(all.size(), random::index));
  }

  @Override
  public ImageShape shape() {
    return all.shape();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public List<String> classNames() {
    return all.classNames();
  }

  @Override
  public int label(int index) {
    return all.label(indices[index]);
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    all.copyImage(indices[index], destination, offset);
  }

  /** Of the whole set's hash and a line feed, then the indices (4 bytes each). */
  @Override
  public String sha256() {
    MessageDigest digest = Sha256.newDigest();
    digest.update((all.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int index : indices) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, index));
    }
    return Sha256.hex(digest);
  }
}
