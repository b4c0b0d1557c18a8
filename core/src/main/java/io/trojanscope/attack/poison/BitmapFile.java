package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.Sha256;
import io.trojanscope.image.file.Picture;
import io.trojanscope.image.file.PictureDecoder;
import io.trojanscope.image.file.UnreadablePictureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

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
      if (Files.size(file) > PictureDecoder.MAX_FILE_BYTES) {
        throw new InvalidInputException(
            "%s: expected at most %d bytes, found %d; give a smaller pattern"
                .formatted(name, PictureDecoder.MAX_FILE_BYTES, Files.size(file)));
      }
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileErrors.cannotRead(name, e);
    }
    String identity = "sha256-" + Sha256.of(content);
    boolean png = Arrays.equals(PNG_SIGNATURE, Arrays.copyOf(content, PNG_SIGNATURE.length));
    return png
        ? fromPicture(name, identity, decode(name, content))
        : TextBitmap.parse(name, identity, new String(content, StandardCharsets.ISO_8859_1));
  }

  private static Picture decode(String name, byte[] png) {
    try {
      return PictureDecoder.decode(png);
    } catch (UnreadablePictureException e) {
      throw new InvalidInputException(
          name + ": expected a PNG file, found a damaged one (" + e.getMessage() + "); replace it",
          e);
    }
  }

  private static Bitmap fromPicture(String name, String identity, Picture picture) {
    int height = picture.height();
    int width = picture.width();
    int area = height * width;
    float[] rgb = new float[3 * area];
    float[] opacity = new float[area];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int cell = y * width + x;
        boolean black = true;
        for (int channel = 0; channel < 3; channel++) {
          int value = picture.colour(channel, y, x);
          rgb[channel * area + cell] = value / MAX_BYTE;
          black &= value == 0;
        }
        opacity[cell] = black ? 0f : picture.opacity(y, x) / MAX_BYTE;
      }
    }
    return new Bitmap(name, identity, height, width, rgb, opacity);
  }
}
