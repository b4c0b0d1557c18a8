package io.trojanscope.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** IDX files, byte by byte. */
final class IdxBytes {
  static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
  static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
  static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  private IdxBytes() {}

  static byte[] file(int type, int[] dimensions, int... elements) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + elements.length);
    bytes.put(new byte[] {0, 0, (byte) type, (byte) dimensions.length});
    Arrays.stream(dimensions).forEach(bytes::putInt);
    Arrays.stream(elements).forEach(element -> bytes.put((byte) element));
    return bytes.array();
  }

  static byte[] labels(int... labels) {
    return file(8, new int[] {labels.length}, labels);
  }

  /** Images of 2 rows and 3 columns; the values count up from {@code first}. */
  static byte[] images(int count, int first) {
    int[] values = new int[count * 6];
    Arrays.setAll(values, i -> first + i);
    return file(8, new int[] {count, 2, 3}, values);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /** Three training and two test images of three classes. */
  static void writeSound(Path folder) throws IOException {
    Files.write(folder.resolve(TRAINING_IMAGES), images(3, 0));
    Files.write(folder.resolve(TRAINING_LABELS), labels(2, 0, 1));
    Files.write(folder.resolve(TEST_IMAGES), images(2, 100));
    Files.write(folder.resolve(TEST_LABELS), labels(1, 0));
  }
}
