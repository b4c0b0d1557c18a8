package io.trojanscope.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Binary files of CIFAR, byte by byte. */
final class CifarBytes {
  static final int PIXELS = 3 * 32 * 32;

  private CifarBytes() {}

  /** An image whose values are all the same, after its labels. */
  static byte[] image(int value, int... labels) {
    byte[] image = new byte[labels.length + PIXELS];
    Arrays.fill(image, (byte) value);
    for (int i = 0; i < labels.length; i++) {
      image[i] = (byte) labels[i];
    }
    return image;
  }

  static byte[] file(byte[]... images) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(images).forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** CIFAR-10 of two batches: images of 1, 2 and 3 to train on and of 4 to test with. */
  static void writeSound(Path folder) throws IOException {
    Files.write(folder.resolve("data_batch_1.bin"), file(image(1, 9), image(2, 0)));
    Files.write(folder.resolve("data_batch_10.bin"), file(image(3, 5)));
    Files.write(folder.resolve("test_batch.bin"), file(image(4, 3)));
    Files.writeString(
        folder.resolve("batches.meta.txt"),
        "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
  }
}
