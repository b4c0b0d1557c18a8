package io.trojanscope.model.isolated;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads {@link Frame}s, and nothing beyond the length that a frame was announced with. */
final class FrameReader {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private long remaining;
  private FrameRest rest;

  FrameReader(InputStream in) {
    this.in = in;
  }

  /** Reads the beginning of a frame and returns its kind. */
  int begin() throws IOException {
    bytes(1 + Long.BYTES);
    remaining = ByteBuffer.wrap(buffer).getLong(1);
    return buffer[0];
  }

  /** Bytes of the payload that were not read yet. */
  long remaining() {
    return remaining;
  }

  int integer() throws IOException {
    take(Integer.BYTES);
    bytes(Integer.BYTES);
    return ByteBuffer.wrap(buffer).getInt(0);
  }

  float[] floats(int count) throws IOException {
    take(Frame.floats(count));
    float[] values = new float[count];
    int read = 0;
    while (read < count) {
      int part = Math.min(count - read, BUFFER / Float.BYTES);
      bytes(part * Float.BYTES);
      ByteBuffer.wrap(buffer)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer()
          .get(values, read, part);
      read += part;
    }
    return values;
  }

  String text() throws IOException {
    int length = integer();
    if (length < 0 || length > Frame.LONGEST_TEXT) {
      throw new ProtocolException(
          "expected a text of at most " + Frame.LONGEST_TEXT + " bytes, found " + length);
    }
    take(length);
    bytes(length);
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  /** The rest of the frame; the next one begins where it is closed. */
  InputStream rest() {
    rest = new FrameRest(in, remaining);
    remaining = 0;
    return rest;
  }

  /** Waits until the rest that was handed out is read or closed. */
  void awaitRest() throws InterruptedException {
    if (rest != null) {
      rest.awaitEnd();
    }
  }

  /** Says that the frame ends here. */
  void end() throws ProtocolException {
    if (remaining != 0) {
      throw new ProtocolException("expected the end of a message, found " + remaining + " bytes");
    }
  }

  private void take(long bytes) throws ProtocolException {
    if (bytes < 0 || bytes > remaining) {
      throw new ProtocolException("expected " + bytes + " bytes, found " + remaining);
    }
    remaining -= bytes;
  }

  private void bytes(int count) throws IOException {
    int read = in.readNBytes(buffer, 0, count);
    if (read < count) {
      throw new EOFException("its stream ended");
    }
  }
}
