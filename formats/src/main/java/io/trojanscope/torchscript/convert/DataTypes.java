package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.onnx.canonical.Value;
import java.util.Map;

/** Types of tensors, as PyTorch and ONNX number them. Every floating-point type is float32. */
final class DataTypes {
  private static final Map<Long, ElementType> OF_PYTORCH =
      Map.of(
          4L, ElementType.INT64,
          5L, ElementType.FLOAT32,
          6L, ElementType.FLOAT32,
          7L, ElementType.FLOAT32,
          11L, ElementType.BOOL,
          15L, ElementType.FLOAT32);

  private DataTypes() {}

  static long number(ElementType type) {
    return switch (type) {
      case INT64 -> 4;
      case FLOAT32 -> 6;
      case BOOL -> 11;
    };
  }

  static ElementType of(long number) {
    ElementType type = OF_PYTORCH.get(number);
    if (type == null) {
      throw new UnsupportedCodeException("tensors of PyTorch's type %d".formatted(number));
    }
    return type;
  }

  /** The type of an argument, or another if it is not given. */
  static ElementType of(OperatorCall call, String name, ElementType absent) {
    return call.has(name) ? of(call.integer(name)) : absent;
  }

  /** The type of a result of operands of two types. */
  static ElementType joined(ElementType a, ElementType b) {
    if (a == ElementType.FLOAT32 || b == ElementType.FLOAT32) {
      return ElementType.FLOAT32;
    }
    return a == ElementType.INT64 ? a : b;
  }

  static Value cast(OperatorCall call, Value value, ElementType type) {
    long onnx =
        switch (type) {
          case FLOAT32 -> 1;
          case INT64 -> 7;
          case BOOL -> 9;
        };
    return value.type() == type ? value : call.emit("Cast", Map.of("to", onnx), value);
  }

  static Value real(OperatorCall call, Value value) {
    return cast(call, value, ElementType.FLOAT32);
  }
}
