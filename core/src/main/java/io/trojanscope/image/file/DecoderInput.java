package io.trojanscope.image.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What of a file is given to its decoder: nothing that could make that work without a limit. */
final class DecoderInput {
  private static final int MAX_JPEG_SCANS = 64;
  private static final byte START_OF_SCAN = (byte) 0xda;
  private static final int BMP_COMPRESSION = 30;
  private static final int BMP_BIT_FIELDS = 3;

  private DecoderInput() {}

  static byte[] of(PictureFormat format, byte[] file) throws UnreadablePictureException {
    return switch (format) {
      case PNG -> PngChunks.onlyPixels(file);
      case JPEG -> withFewScans(file);
      case BMP -> withOwnPixels(file);
      case GIF, WEBP, PNM -> file;
    };
  }

  /** Each scan goes over the whole picture, and may be a few bytes long. */
  private static byte[] withFewScans(byte[] file) throws UnreadablePictureException {
    int scans = 0;
    for (int i = 1; i < file.length; i++) {
      scans += file[i] == START_OF_SCAN && file[i - 1] == (byte) 0xff ? 1 : 0;
    }
    if (scans > MAX_JPEG_SCANS) {
      throw new UnreadablePictureException("it has more than " + MAX_JPEG_SCANS + " scans");
    }
    return file;
  }

  /** A BMP file may hold a JPEG or PNG file, which would escape its own limits. */
  private static byte[] withOwnPixels(byte[] file) throws UnreadablePictureException {
    if (file.length >= BMP_COMPRESSION + 4) {
      int compression =
          ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(BMP_COMPRESSION);
      boolean old = file[14] == 12; // the header without a compression
      if (!old && (compression < 0 || compression > BMP_BIT_FIELDS)) {
        throw new UnreadablePictureException("it has the unknown compression " + compression);
      }
    }
    return file;
  }
}
