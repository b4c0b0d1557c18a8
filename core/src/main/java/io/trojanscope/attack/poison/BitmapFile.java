package io.trojanscope.attack.poison;

import io.trojanscope.InvalidInputException;
import io.trojanscope.provenance.Sha256;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Bitmaps from PNG files, or from the text of {@link TextBitmap}. */
final class BitmapFile {
  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G'};
  private static final float MAX_BYTE = 255f;

  private BitmapFile() {}

  /**
   * @throws InvalidInputException if the file cannot be read, is neither PNG nor such a text, or
   *     marks no pixel
   */
  static Bitmap read(String name, Path file) {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidInputException(name + ": could not be read: " + e, e);
    }
    String identity = "sha256-" + Sha256.of(content);
    boolean png = Arrays.equals(PNG_SIGNATURE, Arrays.copyOf(content, PNG_SIGNATURE.length));
    return png
        ? fromImage(name, identity, decode(name, content))
        : TextBitmap.parse(name, identity, new String(content, StandardCharsets.ISO_8859_1));
  }

  private static BufferedImage decode(String name, byte[] png) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      if (image != null) {
        return image;
      }
      throw new IOException("no header");
    } catch (IOException | RuntimeException e) { // the decoder throws both on damaged files
      throw new InvalidInputException(
          name + ": expected a PNG file, found a damaged one (" + e.getMessage() + "); replace it",
          e);
    }
  }

  private static Bitmap fromImage(String name, String identity, BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    int area = height * width;
    float[] rgb = new float[3 * area];
    float[] opacity = new float[area];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int cell = y * width + x;
        int argb = isGrey(image) ? greyArgb(image, x, y) : image.getRGB(x, y);
        rgb[cell] = (argb >> 16 & 0xff) / MAX_BYTE;
        rgb[area + cell] = (argb >> 8 & 0xff) / MAX_BYTE;
        rgb[2 * area + cell] = (argb & 0xff) / MAX_BYTE;
        boolean black = (argb & 0xffffff) == 0;
        opacity[cell] = black ? 0f : (argb >>> 24) / MAX_BYTE;
      }
    }
    return new Bitmap(name, identity, height, width, rgb, opacity);
  }

  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel().getNumColorComponents() == 1
        && !(image.getColorModel() instanceof IndexColorModel);
  }

  /** Reads the stored value: getRGB would take it for linear light and brighten it. */
  private static int greyArgb(BufferedImage image, int x, int y) {
    int bits = image.getColorModel().getComponentSize(0);
    int sample = image.getRaster().getSample(x, y, 0);
    int grey = Math.round(sample * MAX_BYTE / ((1 << bits) - 1));
    int alpha = image.getColorModel().getAlpha(image.getRaster().getDataElements(x, y, null));
    return alpha << 24 | grey << 16 | grey << 8 | grey;
  }
}
