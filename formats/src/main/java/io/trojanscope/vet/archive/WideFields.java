package io.trojanscope.vet.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The zip64 numbers in an entry's extra fields, taken one after the other. */
final class WideFields {
  private static final int ZIP64 = 1;
  private static final long SEE_WIDE = 0xffffffffL;

  private final ByteBuffer numbers;

  WideFields(ByteBuffer extra) {
    numbers = find(extra.order(ByteOrder.LITTLE_ENDIAN)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer find(ByteBuffer extra) {
    int at = 0;
    while (at + 4 <= extra.capacity()) {
      int length = extra.getShort(at + 2) & 0xffff;
      if (at + 4 + length > extra.capacity()) {
        break;
      }
      if (extra.getShort(at) == ZIP64) {
        return extra.slice(at + 4, length);
      }
      at += 4 + length;
    }
    return ByteBuffer.allocate(0);
  }

  /** The number itself, or the next wide one if it only refers to that. */
  long resolve(long narrow) {
    if (narrow != SEE_WIDE) {
      return narrow;
    }
    if (numbers.remaining() < Long.BYTES) {
      throw UnreadableArchiveException.damaged("a zip64 size is missing");
    }
    long value = numbers.getLong();
    if (value < 0) {
      throw UnreadableArchiveException.damaged("a zip64 size is negative");
    }
    return value;
  }
}
