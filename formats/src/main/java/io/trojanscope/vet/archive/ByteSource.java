package io.trojanscope.vet.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes of fixed number, read from anywhere among them. */
public interface ByteSource {
  long size();

  /**
   * Reads exactly this many bytes, for little-endian numbers.
   *
   * @throws UnreadableArchiveException if they do not all lie within the source
   */
  ByteBuffer read(long offset, int length) throws IOException;

  /** Throws unless a range lies within the source. */
  default void requireWithin(long offset, long length) {
    if (offset < 0 || length < 0 || offset > size() - length) {
      throw UnreadableArchiveException.damaged(
          "it ends at byte " + size() + ", before what its directory refers to");
    }
  }
}
