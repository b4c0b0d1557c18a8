package io.trojanscope.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The few instructions of pickle protocol 2 that a TorchScript archive needs. */
final class PickleWriter {
  private static final int PROTOCOL = 0x80;
  private static final int BYTE_INTEGER = 'K';
  private static final int INTEGER = 'J';
  private static final int LONG = 0x8a;
  private static final int STRING = 'X';
  private static final int GLOBAL = 'c';
  private static final int FALSE = 0x89;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PickleWriter() {
    out.write(PROTOCOL);
    out.write(2);
  }

  PickleWriter op(char instruction) {
    out.write(instruction);
    return this;
  }

  PickleWriter newObject() {
    out.write(')');
    out.write(0x81);
    return this;
  }

  PickleWriter falseValue() {
    out.write(FALSE);
    return this;
  }

  PickleWriter string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(STRING);
    littleEndian(bytes.length, 4);
    out.writeBytes(bytes);
    return this;
  }

  PickleWriter integer(long value) {
    if (value >= 0 && value < 256) {
      out.write(BYTE_INTEGER);
      out.write((int) value);
    } else if (value == (int) value) {
      out.write(INTEGER);
      littleEndian(value, 4);
    } else {
      out.write(LONG);
      out.write(8);
      littleEndian(value, 8);
    }
    return this;
  }

  PickleWriter tuple(List<? extends Number> values) {
    op('(');
    values.forEach(v -> integer(v.longValue()));
    return op('t');
  }

  PickleWriter global(String module, String name) {
    out.write(GLOBAL);
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  byte[] end() {
    out.write('.');
    return out.toByteArray();
  }

  private void littleEndian(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >> (8 * i)) & 0xff);
    }
  }
}
