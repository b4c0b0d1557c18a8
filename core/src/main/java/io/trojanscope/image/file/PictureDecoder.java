package io.trojanscope.image.file;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes image files that may be hostile: PNG, JPEG (grey and RGB), GIF and WebP (the first frame
 * of an animation), BMP, PGM and PPM. Size limits are checked before anything is decoded. Colours
 * are taken as stored: colour profiles, gamma and orientation are ignored, as most training
 * pipelines do.
 */
public final class PictureDecoder {
  /** Most bytes of a file. */
  public static final int MAX_FILE_BYTES = 1 << 26;

  /** Most pixels of a picture: height x width. */
  public static final int MAX_PIXELS = 1 << 25;

  /** Largest height and width. */
  public static final int MAX_SIDE = (1 << 16) - 1;

  private PictureDecoder() {}

  /**
   * Decodes a file.
   *
   * @throws UnreadablePictureException if it cannot be read, is damaged or too large, or of a kind
   *     that is not read
   */
  public static Picture decode(Path file) throws UnreadablePictureException {
    try {
      long size = Files.size(file);
      if (size > MAX_FILE_BYTES) {
        throw new UnreadablePictureException("it has more than " + MAX_FILE_BYTES + " bytes");
      }
      return decode(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnreadablePictureException("it cannot be opened", e);
    }
  }

  /**
   * Decodes the content of a file.
   *
   * @throws UnreadablePictureException if it is damaged, too large or of a kind that is not read
   */
  public static Picture decode(byte[] file) throws UnreadablePictureException {
    PictureFormat format =
        PictureFormat.of(file)
            .orElseThrow(
                () ->
                    new UnreadablePictureException("it is " + PictureFormat.describeUnread(file)));
    if (format == PictureFormat.PNM) {
      return PnmDecoder.decode(file);
    }
    byte[] input = DecoderInput.of(format, file);
    try {
      BufferedImage image = read(format, input);
      return new Picture(format, image.getHeight(), image.getWidth(), PixelPlanes.of(image));
    } catch (IOException | RuntimeException | StackOverflowError e) { // as damaged files cause
      throw new UnreadablePictureException("it is damaged or has an unknown format", e);
    } catch (OutOfMemoryError e) {
      throw new UnreadablePictureException("it needs more memory than there is", e);
    }
  }

  private static BufferedImage read(PictureFormat format, byte[] input)
      throws IOException, UnreadablePictureException {
    ImageReader reader = newReader(format);
    try (ImageInputStream stream = new PictureBytes(input)) {
      String[] warning = {null};
      reader.addIIOReadWarningListener((source, text) -> warning[0] = text);
      reader.setInput(stream, true, true);
      requireSize(reader.getHeight(0), reader.getWidth(0));
      BufferedImage image = reader.read(0);
      if (warning[0] != null) { // what is missing has been filled with grey
        throw new UnreadablePictureException("it ends early or is damaged");
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader newReader(PictureFormat format) throws IOException {
    return format == PictureFormat.WEBP
        ? new WebPImageReaderSpi().createReaderInstance()
        : ImageIO.getImageReadersByFormatName(format.toString()).next();
  }

  static void requireSize(int height, int width) throws UnreadablePictureException {
    if (height < 1 || width < 1) {
      throw new UnreadablePictureException("it has no pixels");
    }
    if (height > MAX_SIDE || width > MAX_SIDE) {
      throw new UnreadablePictureException(
          "it has %dx%d pixels, more than %d on a side".formatted(height, width, MAX_SIDE));
    }
    if ((long) height * width > MAX_PIXELS) {
      throw new UnreadablePictureException(
          "it has %dx%d pixels, more than %d in all".formatted(height, width, MAX_PIXELS));
    }
  }
}
