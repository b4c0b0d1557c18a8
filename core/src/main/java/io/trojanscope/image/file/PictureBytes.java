package io.trojanscope.image.file;

import java.io.EOFException;
import java.io.UncheckedIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's bytes for a decoder. Some decoders go on for hours behind the end, taking what is
 * missing for zeros; here they come to an end.
 */
final class PictureBytes extends ImageInputStreamImpl {
  private static final int MAX_READS_BEHIND_END = 1000;
  private final byte[] bytes;
  private int readsBehindEnd;

  PictureBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    bitOffset = 0;
    if (streamPos >= bytes.length) {
      return behindEnd();
    }
    return bytes[(int) streamPos++] & 0xff;
  }

  @Override
  public int read(byte[] destination, int offset, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      return behindEnd();
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, destination, offset, count);
    streamPos += count;
    return count;
  }

  private int behindEnd() {
    if (++readsBehindEnd > MAX_READS_BEHIND_END) {
      throw new UncheckedIOException(new EOFException());
    }
    return -1;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
