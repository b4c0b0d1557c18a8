package io.trojanscope.image;

import io.trojanscope.files.Sha256;
import io.trojanscope.spec.ImageShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Labelled images from arrays; immutable, the arrays are copied. */
public final class ImagesInMemory implements LabeledImages {
  private final ImageShape shape;
  private final List<String> classNames;
  private final float[][] images;
  private final int[] labels;
  private final String sha256;

  /**
   * @param classNames a label is an index into this list
   * @param images one array per image: channels x height x width in this order, intensities in [0,
   *     1], red first
   * @param labels one per image, from 0 to {@code classNames.size() - 1}
   * @throws IllegalArgumentException if there are no images, or an array's length, an intensity or
   *     a label does not fit
   */
  public ImagesInMemory(
      ImageShape shape, List<String> classNames, float[][] images, int... labels) {
    if (images.length == 0 || images.length != labels.length) {
      throw new IllegalArgumentException(
          "expected at least one image and one label for each, found %d images and %d labels"
              .formatted(images.length, labels.length));
    }
    this.shape = shape;
    this.classNames = List.copyOf(classNames);
    this.images = new float[images.length][];
    this.labels = labels.clone();
    for (int i = 0; i < images.length; i++) {
      this.images[i] = images[i].clone();
      requireFitting(i);
    }
    this.sha256 = hash();
  }

  private void requireFitting(int index) {
    if (images[index].length != shape.size()) {
      throw new IllegalArgumentException(
          "image %d: expected %d values for %s, found %d"
              .formatted(index, shape.size(), shape, images[index].length));
    }
    if (labels[index] < 0 || labels[index] >= classNames.size()) {
      throw new IllegalArgumentException(
          "image %d: expected a label from 0 to %d, found %d"
              .formatted(index, classNames.size() - 1, labels[index]));
    }
    for (float value : images[index]) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "image %d: expected intensities in [0, 1], found %s".formatted(index, value));
      }
    }
  }

  private String hash() {
    MessageDigest digest = Sha256.newDigest();
    digest.update((shape + "\n").getBytes(StandardCharsets.US_ASCII));
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + shape.size() * Float.BYTES);
    for (int i = 0; i < images.length; i++) {
      buffer.clear().putInt(labels[i]);
      buffer.asFloatBuffer().put(images[i]);
      digest.update(buffer.array());
    }
    return Sha256.hex(digest);
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return images.length;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    System.arraycopy(images[index], 0, destination, offset, images[index].length);
  }

  /** Of the shape's text and a line feed, then for each image its label and its values. */
  @Override
  public String sha256() {
    return sha256;
  }
}
