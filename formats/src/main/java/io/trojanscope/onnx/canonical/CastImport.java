package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import java.util.List;
import java.util.Map;

/** Cast and CastLike; every floating-point type is float32 here. */
final class CastImport implements OperatorImport.Single {
  /** ONNX numbers of the element types that the canonical graph can tell apart. */
  private static final Map<Long, ElementType> TYPES =
      Map.of(
          1L, ElementType.FLOAT32,
          10L, ElementType.FLOAT32,
          11L, ElementType.FLOAT32,
          16L, ElementType.FLOAT32,
          6L, ElementType.INT64,
          7L, ElementType.INT64,
          9L, ElementType.BOOL);

  @Override
  public Value output(NodeImport node) {
    return cast(node, node.input(0), target(node));
  }

  private static ElementType target(NodeImport node) {
    if (node.operator().equals("CastLike")) {
      return node.input(1).type();
    }
    ElementType type = TYPES.get(node.integer("to", 1));
    if (type == null) {
      throw node.error(
          "conversion to ONNX element type %d is not supported".formatted(node.integer("to", 1)));
    }
    return type;
  }

  static Value cast(NodeImport node, Value value, ElementType type) {
    if (value.type() == type) {
      return value;
    }
    if (value.constant().isPresent()) {
      node.budget().spend(type, value.shape());
      return node.constant(Tensors.cast(value.constant().get(), type));
    }
    long to = type == ElementType.FLOAT32 ? 1 : type == ElementType.INT64 ? 7 : 9;
    return node.emit("Cast", List.of(value), Map.of("to", to), type, value.shape());
  }
}
