package io.trojanscope.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** IDX files of a small colour data set: three classes, a bar each. */
final class ColourBars {
  private static final int CHANNELS = 3;
  private static final int HEIGHT = 18;
  private static final int WIDTH = 20;
  private static final int CLASSES = 3;
  private static final int NOISE = 90;

  private ColourBars() {}

  /** Images of 18 x 20 pixels. */
  static void write(Path folder, int training, int test) throws IOException {
    write(folder, HEIGHT, WIDTH, training, test);
  }

  /** Images of at least 16 x 4 pixels. */
  static void write(Path folder, int height, int width, int training, int test) throws IOException {
    writeSet(folder.resolve("train"), height, width, training, 1);
    writeSet(folder.resolve("t10k"), height, width, test, 2);
  }

  private static void writeSet(Path set, int height, int width, int count, long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] imageBytes = new byte[4 + 4 * 4 + count * CHANNELS * height * width];
    ByteBuffer images = ByteBuffer.wrap(imageBytes).put(new byte[] {0, 0, 8, 4});
    images.putInt(count).putInt(CHANNELS).putInt(height).putInt(width);
    byte[] labelBytes = new byte[4 + 4 + count];
    ByteBuffer labels = ByteBuffer.wrap(labelBytes).put(new byte[] {0, 0, 8, 1});
    labels.putInt(count);
    for (int i = 0; i < count; i++) {
      int label = i % CLASSES;
      labels.put((byte) label);
      putImage(images, height, width, label, random);
    }
    Files.write(set.resolveSibling(set.getFileName() + "-images-idx3-ubyte"), imageBytes);
    Files.write(set.resolveSibling(set.getFileName() + "-labels-idx1-ubyte"), labelBytes);
  }

  /** As many PNG files of each class in a folder of its own, which are not divided. */
  static void writePictures(Path folder, int count) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < count; i++) {
      ByteBuffer bytes = ByteBuffer.allocate(CHANNELS * HEIGHT * WIDTH);
      putImage(bytes, HEIGHT, WIDTH, i % CLASSES, random);
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      for (int value = 0; value < bytes.capacity(); value++) {
        int pixel = value % (HEIGHT * WIDTH);
        int shift = 16 - 8 * (value / (HEIGHT * WIDTH));
        int colours = image.getRGB(pixel % WIDTH, pixel / WIDTH);
        int cleared = colours & ~(0xff << shift);
        image.setRGB(pixel % WIDTH, pixel / WIDTH, cleared | (bytes.get(value) & 0xff) << shift);
      }
      Path classFolder = Files.createDirectories(folder.resolve(Integer.toString(i % CLASSES)));
      ImageIO.write(image, "png", classFolder.resolve(i + ".png").toFile());
    }
  }

  private static void putImage(
      ByteBuffer images, int height, int width, int label, SplittableRandom random) {
    int top = 2 + 5 * label + random.nextInt(2);
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          boolean bar = channel == label && row >= top && row < top + 3;
          images.put((byte) (random.nextInt(NOISE) + (bar ? 255 - NOISE : 0)));
        }
      }
    }
  }
}
