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
  WEBP("WebP", "RIFF", "webp");

  private static final int WEBP_MARK = 8;
  private final String title;
  private final String signature;
  private final String endings;

  PictureFormat(String title, String signature, String endings) {
    this.title = title;
    this.signature = signature;
    this.endings = endings;
  }

  /** The format that the content begins like, whatever the file's name. */
  static Optional<PictureFormat> of(byte[] content) {
    return Arrays.stream(values())
        .filter(format -> isAt(format.signature, content, 0))
        .filter(format -> format != WEBP || isAt("WEBP", content, WEBP_MARK))
        .findFirst();
  }

  /** Whether a file's name ends like that of an image of some format. */
  public static boolean hasPictureName(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return fileName.indexOf('.') >= 0
        && Arrays.stream(values()).anyMatch(format -> ending.matches(format.endings));
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
