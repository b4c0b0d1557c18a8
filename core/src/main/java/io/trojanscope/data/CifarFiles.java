package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads images of CIFAR from some of its files. */
final class CifarFiles {
  private final CifarKind kind;
  private final byte[][] images;
  private final int[] labels;
  private int count;

  private CifarFiles(CifarKind kind, int images) {
    this.kind = kind;
    this.images = new byte[images][];
    this.labels = new int[images];
  }

  /**
   * @param memoryLimit most bytes that the images may take
   * @throws InvalidInputException if a file is damaged, or they are too large
   */
  static ByteImages read(
      CifarKind kind, List<Path> files, List<String> classNames, long memoryLimit) {
    long bytes = 0;
    for (Path file : files) {
      bytes += requireWhole(kind, file);
    }
    if (bytes > memoryLimit) {
      throw new InvalidInputException(
          "%s: expected at most %d bytes in memory, found %d; allow more with TROJANSCOPE_JAVA_OPTS=-Xmx8g"
              .formatted(files.get(0), memoryLimit, bytes));
    }
    CifarFiles result = new CifarFiles(kind, Math.toIntExact(bytes / kind.recordBytes()));
    files.forEach(result::read);
    return new ByteImages(CifarKind.SHAPE, classNames, result.images, result.labels);
  }

  private static long requireWhole(CifarKind kind, Path file) {
    long size;
    try {
      size = Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (size == 0 || size % kind.recordBytes() != 0) {
      throw new InvalidInputException(
          "%s: expected images of %d bytes each, as in %s, found %d bytes in total; download the file again"
              .formatted(file, kind.recordBytes(), kind, size));
    }
    return size;
  }

  private void read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] image = in.readNBytes(kind.recordBytes());
      for (int i = 0; image.length > 0 && count < images.length; i++) {
        add(file, i, image);
        image = in.readNBytes(kind.recordBytes());
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void add(Path file, int index, byte[] image) {
    int label = image[kind.labelBytes() - 1] & 0xff;
    if (image.length != kind.recordBytes() || label >= kind.classes()) {
      throw new InvalidInputException(
          "%s: expected a class from 0 to %d for image %d, found %d; download the file again"
              .formatted(file, kind.classes() - 1, index, label));
    }
    labels[count] = label;
    images[count++] = Arrays.copyOfRange(image, kind.labelBytes(), image.length);
  }

  private static InvalidInputException unreadable(Path file, IOException cause) {
    return FileErrors.cannotRead(file, cause);
  }
}
