package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.trojanscope.onnx.canonical.QuantizationImport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells each QuantizeLinear which integers it can give. The type of its zero point says so, which
 * is int64 like all integers once the tensor is read.
 */
final class QuantizedRanges {
  private static final Map<DataType, List<Long>> RANGES =
      Map.of(
          DataType.UINT8, List.of(0L, 255L),
          DataType.INT8, List.of(-128L, 127L),
          DataType.UINT16, List.of(0L, 65535L),
          DataType.INT16, List.of(-32768L, 32767L));

  private QuantizedRanges() {}

  static boolean hasQuantization(List<NodeProto> nodes) {
    return nodes.stream().map(OnnxFile::operator).anyMatch(QuantizationImport::isOne);
  }

  /**
   * Whether values other than constants are rounded to integers.
   *
   * @param constants names of initializers
   */
  static boolean roundsValues(List<NodeProto> nodes, Set<String> constants) {
    return nodes.stream()
        .filter(node -> OnnxFile.operator(node).equals(QuantizationImport.QUANTIZE))
        .anyMatch(node -> !constants.contains(node.getInput(0)));
  }

  static List<NodeProto> stated(GraphProto graph) {
    List<NodeProto> nodes = graph.getNodeList();
    if (!hasQuantization(nodes)) {
      return nodes;
    }
    Map<String, Integer> types = new HashMap<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      types.put(tensor.getName(), tensor.getDataType());
    }
    for (NodeProto node : nodes) {
      if (OnnxFile.operator(node).equals("Constant") && node.getOutputCount() == 1) {
        node.getAttributeList().stream()
            .filter(AttributeProto::hasT)
            .forEach(value -> types.put(node.getOutput(0), value.getT().getDataType()));
      }
    }
    return nodes.stream().map(node -> stated(node, types)).toList();
  }

  private static NodeProto stated(NodeProto node, Map<String, Integer> types) {
    if (!OnnxFile.operator(node).equals(QuantizationImport.QUANTIZE)) {
      return node;
    }
    int type = DataType.UINT8.getNumber();
    if (node.getInputCount() > 2 && !node.getInput(2).isEmpty()) {
      type = types.getOrDefault(node.getInput(2), 0);
    } else {
      for (AttributeProto attribute : node.getAttributeList()) {
        type =
            attribute.getName().equals("output_dtype") && attribute.getI() != 0
                ? (int) attribute.getI()
                : type;
      }
    }
    List<Long> range = RANGES.getOrDefault(DataType.forNumber(type), List.of());
    return node.toBuilder()
        .addAttribute(
            AttributeProto.newBuilder()
                .setName(QuantizationImport.RANGE)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(range))
        .build();
  }
}
