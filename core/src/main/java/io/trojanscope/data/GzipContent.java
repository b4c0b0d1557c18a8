package io.trojanscope.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** What a gzip file holds; also tells of bytes after it, which the JDK's stream passes over. */
final class GzipContent extends GZIPInputStream {
  /** Deflate makes at most this many bytes of one. */
  static final long MOST_COMPRESSION = 1032;

  private static final byte[] SIGNATURE = {0x1f, (byte) 0x8b};
  private static final int TRAILER_BYTES = 8;
  private static final int BUFFER_BYTES = 1 << 15;

  private GzipContent(InputStream compressed) throws IOException {
    super(compressed, BUFFER_BYTES);
  }

  /** A file's content; decompressed, as a {@code GzipContent}, if it begins as gzip files do. */
  static InputStream openPlainOrCompressed(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      in.mark(SIGNATURE.length);
      byte[] start = in.readNBytes(SIGNATURE.length);
      in.reset();
      return Arrays.equals(start, SIGNATURE) ? new GzipContent(in) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Whether bytes that are not gzip follow; to be asked when the content has been read. */
  boolean isFollowedByOtherBytes() throws IOException {
    return inf.getRemaining() > TRAILER_BYTES || in.read() >= 0;
  }
}
