package io.trojanscope.image;

import io.trojanscope.spec.ImageShape;
import java.util.List;

/** A set of images of one shape, each with a class; random access, safe for several threads. */
public interface LabeledImages {
  /** Shape of every image. */
  ImageShape shape();

  /** Number of images. */
  int size();

  /** Names of the classes; a label is an index into this list. */
  List<String> classNames();

  /** Class of an image, from 0 to {@code classNames().size() - 1}. */
  int label(int index);

  /**
   * Copies an image, CHW, intensities in [0, 1].
   *
   * @param index from 0 to {@code size() - 1}
   * @param destination receives {@code shape().size()} values from {@code offset} on
   */
  void copyImage(int index, float[] destination, int offset);

  /** What identifies the content: a lower-case hexadecimal SHA-256 of images and labels. */
  String sha256();

  /** Number of classes. */
  default int classCount() {
    return classNames().size();
  }

  /** Number of images of each class, in the order of the classes. */
  default int[] countsByClass() {
    int[] counts = new int[classCount()];
    for (int i = 0; i < size(); i++) {
      counts[label(i)]++;
    }
    return counts;
  }

  /**
   * Copies images into a batch, NCHW, in the order of the indices.
   *
   * @param indices at least one, each from 0 to {@code size() - 1}
   */
  default ImageBatch batch(int... indices) {
    float[] values = new float[Math.multiplyExact(indices.length, shape().size())];
    for (int i = 0; i < indices.length; i++) {
      copyImage(indices[i], values, i * shape().size());
    }
    return new ImageBatch(indices.length, shape(), values);
  }
}
