package io.trojanscope.image.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** The chunks of a PNG file. */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int AROUND_DATA = 12;
  private static final String LAST = "IEND";

  /** What the pixels need; the others may unpack to any size. */
  private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", LAST);

  private PngChunks() {}

  /**
   * The file with nothing but its pixels: no texts, profiles, times or further frames.
   *
   * @throws UnreadablePictureException if it ends early or a chunk's checksum is wrong
   */
  static byte[] onlyPixels(byte[] file) throws UnreadablePictureException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, SIGNATURE);
    int start = SIGNATURE;
    String type = "";
    while (!type.equals(LAST)) {
      int length = length(file, start);
      type = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
      if (KEPT.contains(type)) {
        requireChecksum(file, start, length);
        kept.write(file, start, length + AROUND_DATA);
      }
      start += length + AROUND_DATA;
    }
    return kept.toByteArray();
  }

  private static int length(byte[] file, int start) throws UnreadablePictureException {
    int room = file.length - start - AROUND_DATA;
    int length = room < 0 ? 0 : ByteBuffer.wrap(file).getInt(start);
    if (length < 0 || length > room) {
      throw new UnreadablePictureException("it ends early");
    }
    return length;
  }

  private static void requireChecksum(byte[] file, int start, int length)
      throws UnreadablePictureException {
    CRC32 checksum = new CRC32();
    checksum.update(file, start + 4, length + 4);
    if ((int) checksum.getValue() != ByteBuffer.wrap(file).getInt(start + 8 + length)) {
      throw new UnreadablePictureException("a checksum is wrong");
    }
  }
}
