package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The images of one IDX file and the labels of another. */
final class IdxPair {
  private static final long OVERHEAD_PER_IMAGE = 32;
  private final ImageShape shape;
  private final byte[][] images;
  private final int[] labels;

  private IdxPair(ImageShape shape, byte[][] images, int[] labels) {
    this.shape = shape;
    this.images = images;
    this.labels = labels;
  }

  /**
   * Reads both files. Nothing is allocated for what a header announces before the file's size and
   * the memory have been found to allow it.
   *
   * @param memoryLimit most bytes that images and labels may take
   * @throws InvalidInputException if a file is damaged or they do not fit each other
   */
  static IdxPair read(Path imagesFile, Path labelsFile, long memoryLimit) {
    try (IdxFile labels = IdxFile.open(labelsFile, IdxContent.LABELS);
        IdxFile images = IdxFile.open(imagesFile, IdxContent.IMAGES)) {
      if (labels.count() != images.count()) {
        throw new InvalidInputException(
            labelsFile
                + ": expected "
                + images.count()
                + " labels as there are images in "
                + imagesFile.getFileName()
                + ", found "
                + labels.count()
                + "; use the two files of one data set");
      }
      labels.requireAnnouncedSize();
      images.requireAnnouncedSize();
      images.requireMemory(OVERHEAD_PER_IMAGE, memoryLimit);
      ImageShape shape = images.imageShape();
      return new IdxPair(shape, readImages(images, shape), readLabels(labels));
    }
  }

  /**
   * The labels of a file alone, 0 to 255.
   *
   * @throws InvalidInputException if it is damaged, or has more than memory would hold images
   */
  static int[] labels(Path labelsFile, long memoryLimit) {
    try (IdxFile labels = IdxFile.open(labelsFile, IdxContent.LABELS)) {
      labels.requireAnnouncedSize();
      labels.requireMemory(OVERHEAD_PER_IMAGE, memoryLimit);
      return readLabels(labels);
    }
  }

  private static byte[][] readImages(IdxFile file, ImageShape shape) {
    byte[][] images = new byte[file.count()][];
    for (int i = 0; i < images.length; i++) {
      images[i] = file.read(shape.size());
    }
    file.requireEnd();
    return images;
  }

  private static int[] readLabels(IdxFile file) {
    byte[] bytes = file.read(file.count());
    file.requireEnd();
    int[] labels = new int[bytes.length];
    Arrays.setAll(labels, i -> bytes[i] & 0xff);
    return labels;
  }

  ImageShape shape() {
    return shape;
  }

  /** As in the file, 0 to 255; not a copy. */
  int[] labels() {
    return labels;
  }

  /**
   * The images under their classes.
   *
   * @param firstLabel label, in the file, of the first class
   */
  ByteImages withClasses(List<String> classNames, int firstLabel) {
    int[] classes = new int[labels.length];
    Arrays.setAll(classes, i -> labels[i] - firstLabel);
    return new ByteImages(shape, classNames, images, classes);
  }
}
