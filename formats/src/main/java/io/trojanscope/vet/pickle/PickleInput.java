package io.trojanscope.vet.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Instructions of a pickle and their operands. */
final class PickleInput {
  private static final int LONGEST_TEXT = 1 << 20;

  private final ByteBuffer bytes;

  PickleInput(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return bytes.position();
  }

  boolean atEnd() {
    return !bytes.hasRemaining();
  }

  int unsignedByte() {
    require(1);
    return bytes.get() & 0xff;
  }

  long unsignedShort() {
    require(Short.BYTES);
    return bytes.getShort() & 0xffffL;
  }

  long signedInt() {
    require(Integer.BYTES);
    return bytes.getInt();
  }

  long unsignedInt() {
    return signedInt() & 0xffffffffL;
  }

  long signedLong() {
    require(Long.BYTES);
    return bytes.getLong();
  }

  double bigEndianDouble() {
    return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
  }

  String text(long length) {
    if (length > LONGEST_TEXT) {
      throw PickleException.limit("a text's length is", length, LONGEST_TEXT);
    }
    require((int) length);
    byte[] text = new byte[(int) length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Up to the next line end, of letters that a qualified name may have. */
  String name() {
    StringBuilder name = new StringBuilder();
    for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
      name.append((char) c);
      if (name.length() > 10_000) {
        throw PickleException.malformed("a name does not end");
      }
    }
    return name.toString();
  }

  private void require(int count) {
    if (bytes.remaining() < count) {
      throw PickleException.malformed("the pickle is cut short");
    }
  }
}
