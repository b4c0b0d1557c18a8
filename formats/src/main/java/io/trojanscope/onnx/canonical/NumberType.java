package io.trojanscope.onnx.canonical;

import java.util.Arrays;

/** Element types of a file. The canonical graph knows only three; constants keep theirs. */
enum NumberType {
  FLOAT(1, 0, 0),
  UINT8(2, 0, 255),
  INT8(3, Byte.MIN_VALUE, Byte.MAX_VALUE),
  UINT16(4, 0, 65_535),
  INT16(5, Short.MIN_VALUE, Short.MAX_VALUE),
  INT32(6, Integer.MIN_VALUE, Integer.MAX_VALUE),
  INT64(7, Long.MIN_VALUE, Long.MAX_VALUE),
  BOOL(9, 0, 1),
  FLOAT16(10, 0, 0),
  DOUBLE(11, 0, 0),
  UINT32(12, 0, 0xffffffffL),
  UINT64(13, 0, Long.MAX_VALUE),
  BFLOAT16(16, 0, 0);

  private final int number;
  private final long least;
  private final long most;

  NumberType(int number, long least, long most) {
    this.number = number;
    this.least = least;
    this.most = most;
  }

  /**
   * The type of an ONNX number.
   *
   * @throws IllegalArgumentException if it is none of numbers
   */
  static NumberType of(long number) {
    return Arrays.stream(values())
        .filter(type -> type.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("element type " + number));
  }

  boolean isReal() {
    return this == FLOAT || this == DOUBLE || this == FLOAT16 || this == BFLOAT16;
  }

  /** Whether an integer, as it is held here, is one of this type. */
  boolean holds(long value) {
    return least <= value && value <= most;
  }
}
