package io.trojanscope.image.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of image files that are read. */
public enum PictureFormat {
  PNG("PNG", "\u0089PNG\r\n\u001a\n", "png"),
  JPEG("JPEG", "\u00ff\u00d8\u00ff", "jpg|jpeg|jpe|jfif"),
  GIF("GIF", "GIF8", "gif"),
  BMP("BMP", "BM", "bmp|dib"),
  WEBP("WebP", "RIFF", "webp"),
  /** PGM and PPM, plain and raw. */
  PNM("PPM", "P", "ppm|pgm|pnm");

  /** Endings of pictures that are not read, so that nobody wonders where they are. */
  private static final String UNREAD = "tif|tiff|heic|heif|avif|jxl|jp2|tga|psd|svg";

  private static final String LITTLE_TIFF = "II*\0";
  private static final String BIG_TIFF = "MM\0*";

  private static final int WEBP_MARK = 8;
  private final String title;
  private final String signature;
  private final String endings;

  PictureFormat(String title, String signature, String endings) {
    this.title = title;
    this.signature = signature;
    this.endings = endings;
  }

  /** The format by the first bytes, not by the file's name. */
  static Optional<PictureFormat> of(byte[] content) {
    return Arrays.stream(values())
        .filter(format -> isAt(format.signature, content, 0))
        .filter(format -> format != WEBP || isAt("WEBP", content, WEBP_MARK))
        .filter(format -> format != PNM || PnmDecoder.isOne(content))
        .findFirst();
  }

  /** Describes a file of no known format, to complete "it is ...". */
  static String describeUnread(byte[] content) {
    if (isAt(LITTLE_TIFF, content, 0) || isAt(BIG_TIFF, content, 0)) {
      return "a TIFF file, which is not read; convert it to PNG";
    }
    return "no PNG, JPEG, GIF, BMP, WebP, PPM or PGM file; convert it to PNG";
  }

  /**
   * Whether a file's name ends like that of a picture, also of formats that cannot be read, such as
   * TIFF.
   */
  public static boolean hasPictureName(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return fileName.indexOf('.') >= 0
        && (ending.matches(UNREAD)
            || Arrays.stream(values()).anyMatch(format -> ending.matches(format.endings)));
  }

  private static boolean isAt(String mark, byte[] content, int start) {
    int end = Math.min(content.length, start + mark.length());
    return start <= end
        && mark.equals(new String(content, start, end - start, StandardCharsets.ISO_8859_1));
  }

  @Override
  public String toString() {
    return title;
  }
}
