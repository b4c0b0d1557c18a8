package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.trojanscope.graph.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Attributes of a node; those of types that no supported operator has are left out. */
final class AttributeReader {
  private final TensorReader tensors;
  private final NodeReader nodes;

  AttributeReader(TensorReader tensors, NodeReader nodes) {
    this.tensors = tensors;
    this.nodes = nodes;
  }

  Attributes read(List<AttributeProto> list) {
    SortedMap<String, Object> values = new TreeMap<>();
    for (AttributeProto attribute : list) {
      value(attribute).ifPresent(value -> values.put(attribute.getName(), value));
    }
    return new Attributes(values);
  }

  private Optional<Object> value(AttributeProto attribute) {
    return switch (attribute.getType()) {
      case INT -> Optional.of(attribute.getI());
      case FLOAT -> Optional.of(attribute.getF());
      case STRING -> Optional.of(attribute.getS().toStringUtf8());
      case INTS -> Optional.of(List.copyOf(attribute.getIntsList()));
      case FLOATS -> Optional.of(List.copyOf(attribute.getFloatsList()));
      case TENSOR -> Optional.of(tensors.read(attribute.getT()));
      case GRAPH -> Optional.of(nodes.subgraph(attribute.getG()));
      default -> Optional.empty();
    };
  }
}
