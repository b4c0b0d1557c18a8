package io.trojanscope.data;

import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.image.file.Resizing;
import io.trojanscope.spec.ImageShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * Labelled images held in memory as 8-bit values, 0 for intensity 0 and 255 for intensity 1.
 * Immutable.
 */
public final class ByteImages implements LabeledImages {
  private static final int MAX_VALUE = 255;
  private static final float[] INTENSITIES = intensities();
  private final ImageShape shape;
  private final List<String> classNames;
  private final byte[][] images;
  private final int[] labels;
  private final String sha256;

  /** Takes the arrays over, with what they hold: the caller gives them away. */
  ByteImages(ImageShape shape, List<String> classNames, byte[][] images, int[] labels) {
    this.shape = shape;
    this.classNames = List.copyOf(classNames);
    this.images = images;
    this.labels = labels;
    requireConsistent();
    this.sha256 = hash();
  }

  /**
   * Images and labels from arrays, which are copied.
   *
   * @param images one array for each image, unsigned bytes, CHW
   * @param labels class of each image, from 0 to {@code classNames.size() - 1}
   * @throws IllegalArgumentException if there is no image, the arrays do not fit each other or the
   *     shape, or a label has no class name
   */
  public static ByteImages copyOf(
      ImageShape shape, List<String> classNames, byte[][] images, int[] labels) {
    byte[][] copies = images.clone();
    for (int i = 0; i < copies.length; i++) {
      copies[i] = copies[i].clone();
    }
    return new ByteImages(shape, classNames, copies, labels.clone());
  }

  /** The same images under other classes; the pixels are shared. */
  ByteImages labeled(List<String> names, int[] classes) {
    return new ByteImages(shape, names, images, classes.clone());
  }

  /**
   * The same images in another shape, stretched as {@link Resizing} says.
   *
   * @throws io.trojanscope.error.InvalidInputException if the shapes differ, and one has neither
   *     one nor three channels
   */
  ByteImages resized(ImageShape wanted) {
    if (wanted.equals(shape)) {
      return this;
    }
    byte[][] resized = new byte[images.length][];
    Arrays.setAll(resized, i -> Resizing.resized(images[i], shape, wanted));
    return new ByteImages(wanted, classNames, resized, labels);
  }

  private void requireConsistent() {
    if (images.length < 1 || images.length != labels.length) {
      throw new IllegalArgumentException(
          "expected as many labels as images, at least 1, found "
              + images.length
              + " images and "
              + labels.length
              + " labels");
    }
    for (int i = 0; i < images.length; i++) {
      if (images[i].length != shape.size()) {
        throw new IllegalArgumentException(
            "image " + i + ": expected " + shape + ", found " + images[i].length + " values");
      }
      if (labels[i] < 0 || labels[i] >= classNames.size()) {
        throw new IllegalArgumentException(
            "image " + i + ": expected one of " + classNames + ", found label " + labels[i]);
      }
    }
  }

  private String hash() {
    MessageDigest digest = Sha256.newDigest();
    digest.update((shape + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < images.length; i++) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, labels[i]));
      digest.update(images[i]);
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
    byte[] image = images[index];
    for (int i = 0; i < image.length; i++) {
      destination[offset + i] = INTENSITIES[image[i] & 0xff];
    }
  }

  /** Of the shape's text and a line feed, then for each image its label (4 bytes) and values. */
  @Override
  public String sha256() {
    return sha256;
  }

  private static float[] intensities() {
    float[] intensities = new float[MAX_VALUE + 1];
    for (int value = 0; value <= MAX_VALUE; value++) {
      intensities[value] = (float) value / MAX_VALUE;
    }
    return intensities;
  }
}
