package io.trojanscope.image.file;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;

/** Takes the stored values out of what a decoder made, without converting colours. */
final class PixelPlanes {
  private static final int MAX_VALUE = 255;

  private PixelPlanes() {}

  /**
   * Grey or red, green and blue, each row by row; then the opacity if there is one.
   *
   * @throws UnreadablePictureException if the colours are others, such as those of printing
   */
  static byte[][] of(BufferedImage image) throws UnreadablePictureException {
    ColorModel colours = image.getColorModel();
    if (!(colours instanceof ComponentColorModel)) {
      return unpacked(image);
    }
    int type = colours.getColorSpace().getType();
    if (type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_RGB) {
      throw new UnreadablePictureException("its colours are neither grey nor RGB");
    }
    byte[][] planes = new byte[colours.getNumComponents()][];
    for (int band = 0; band < planes.length; band++) {
      planes[band] = samples(image, band);
    }
    return planes;
  }

  /** Values of any number of bits, scaled to 8. */
  private static byte[] samples(BufferedImage image, int band) {
    int width = image.getWidth();
    long most = (1L << image.getColorModel().getComponentSize(band)) - 1;
    byte[] plane = new byte[image.getHeight() * width];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, width, 1, band, row);
      for (int x = 0; x < width; x++) {
        plane[y * width + x] = (byte) ((row[x] * (long) MAX_VALUE + most / 2) / most);
      }
    }
    return plane;
  }

  /** Of a palette, or of colours packed into one number. */
  private static byte[][] unpacked(BufferedImage image) {
    int width = image.getWidth();
    int[] shifts = shifts(image.getColorModel());
    byte[][] planes = new byte[shifts.length][image.getHeight() * width];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        for (int plane = 0; plane < shifts.length; plane++) {
          planes[plane][y * width + x] = (byte) (row[x] >>> shifts[plane]);
        }
      }
    }
    return planes;
  }

  /** Where the planes lie in 32 bits of opacity, red, green and blue. */
  private static int[] shifts(ColorModel colours) {
    boolean grey = colours instanceof IndexColorModel palette && isGrey(palette);
    if (colours.hasAlpha()) {
      return grey ? new int[] {0, 24} : new int[] {16, 8, 0, 24};
    }
    return grey ? new int[] {0} : new int[] {16, 8, 0};
  }

  private static boolean isGrey(IndexColorModel palette) {
    for (int i = 0; i < palette.getMapSize(); i++) {
      if (palette.getRed(i) != palette.getGreen(i) || palette.getGreen(i) != palette.getBlue(i)) {
        return false;
      }
    }
    return true;
  }
}
