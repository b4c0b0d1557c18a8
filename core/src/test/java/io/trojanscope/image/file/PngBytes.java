package io.trojanscope.image.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PNG files, byte by byte. */
public final class PngBytes {
  public static final int GREY = 0;
  public static final int RGB = 2;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PngBytes() {
    out.writeBytes(SIGNATURE);
  }

  /** A whole picture of 8 bits a value, all values the same. */
  public static byte[] plain(int height, int width, int colourType, int value) {
    int channels = colourType == RGB ? 3 : 1;
    byte[] rows = new byte[height * (1 + width * channels)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (i % (1 + width * channels) == 0 ? 0 : value);
    }
    return header(height, width, 8, colourType).chunk("IDAT", deflated(rows)).end();
  }

  /**
   * What a picture begins with.
   *
   * @param bits of a value
   */
  public static PngBytes header(int height, int width, int bits, int colourType) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {(byte) bits, (byte) colourType, 0, 0, 0});
    return new PngBytes().chunk("IHDR", header.array());
  }

  public PngBytes chunk(String type, byte[] data) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    byte[] checked = new byte[4 + data.length];
    System.arraycopy(type.getBytes(StandardCharsets.ISO_8859_1), 0, checked, 0, 4);
    System.arraycopy(data, 0, checked, 4, data.length);
    CRC32 checksum = new CRC32();
    checksum.update(checked);
    out.writeBytes(checked);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    return this;
  }

  public byte[] end() {
    return chunk("IEND", new byte[0]).out.toByteArray();
  }

  /** Rows, each after the number of its filter, as image data. */
  public static byte[] deflated(byte[] rows) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      deflater.write(rows);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }

  /** The file with the right checksum after each chunk, as far as there are whole chunks. */
  public static byte[] withChecksums(byte[] file) {
    byte[] mended = file.clone();
    ByteBuffer bytes = ByteBuffer.wrap(mended);
    int start = SIGNATURE.length;
    while (start + 12 <= mended.length) {
      long length = bytes.getInt(start);
      if (length < 0 || start + 12 + length > mended.length) {
        break;
      }
      CRC32 checksum = new CRC32();
      checksum.update(mended, start + 4, (int) length + 4);
      bytes.putInt(start + 8 + (int) length, (int) checksum.getValue());
      start += 12 + (int) length;
    }
    return mended;
  }
}
