package io.trojanscope.vet.pickle;

import io.trojanscope.text.EnumText;
import java.util.Map;
import java.util.Optional;

/** Element types of weight records. */
public enum DataType {
  FLOAT64(8),
  FLOAT32(4),
  FLOAT16(2),
  BFLOAT16(2),
  INT64(8),
  INT32(4),
  INT16(2),
  INT8(1),
  UINT8(1),
  BOOL(1),
  COMPLEX64(8),
  COMPLEX128(16);

  private static final Map<String, DataType> BY_STORAGE =
      Map.ofEntries(
          Map.entry("DoubleStorage", FLOAT64),
          Map.entry("FloatStorage", FLOAT32),
          Map.entry("HalfStorage", FLOAT16),
          Map.entry("BFloat16Storage", BFLOAT16),
          Map.entry("LongStorage", INT64),
          Map.entry("IntStorage", INT32),
          Map.entry("ShortStorage", INT16),
          Map.entry("CharStorage", INT8),
          Map.entry("ByteStorage", UINT8),
          Map.entry("BoolStorage", BOOL),
          Map.entry("ComplexFloatStorage", COMPLEX64),
          Map.entry("ComplexDoubleStorage", COMPLEX128));

  private final int bytes;

  DataType(int bytes) {
    this.bytes = bytes;
  }

  /** Type of the elements in a storage class of module {@code torch}. */
  static Optional<DataType> ofStorage(String className) {
    return Optional.ofNullable(BY_STORAGE.get(className));
  }

  /** Such as {@code float32}. */
  public String displayName() {
    return EnumText.lower(this);
  }

  public int bytes() {
    return bytes;
  }
}
