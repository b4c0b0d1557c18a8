package io.trojanscope.model.isolated;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes {@link Frame}s. */
final class FrameWriter {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  FrameWriter(OutputStream out) {
    this.out = out;
  }

  /** Begins a frame with a payload of this many bytes. */
  FrameWriter begin(int kind, long length) throws IOException {
    room(1 + Long.BYTES);
    buffer.put((byte) kind).putLong(length);
    return this;
  }

  FrameWriter integer(int value) throws IOException {
    room(Integer.BYTES);
    buffer.putInt(value);
    return this;
  }

  FrameWriter floats(float[] values) throws IOException {
    int written = 0;
    while (written < values.length) {
      room(Float.BYTES);
      int count = Math.min(values.length - written, buffer.remaining() / Float.BYTES);
      ByteBuffer rest = buffer.slice().order(ByteOrder.nativeOrder());
      rest.asFloatBuffer().put(values, written, count);
      buffer.position(buffer.position() + count * Float.BYTES);
      written += count;
    }
    return this;
  }

  /** Length of a text's bytes, the bytes. */
  FrameWriter text(byte[] utf8) throws IOException {
    integer(utf8.length);
    flush();
    out.write(utf8);
    return this;
  }

  /** All that a stream has. */
  FrameWriter bytes(InputStream in) throws IOException {
    flush();
    in.transferTo(out);
    return this;
  }

  void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
    out.flush();
  }

  /** A text's bytes, cut at the longest allowed. */
  static byte[] utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= Frame.LONGEST_TEXT
        ? bytes
        : new String(bytes, 0, Frame.LONGEST_TEXT - 3, StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.UTF_8);
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      out.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
  }
}
