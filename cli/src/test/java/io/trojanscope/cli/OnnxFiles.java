package io.trojanscope.cli;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;

/** ONNX files, good and bad, of a network that takes 1 x 2 x 2 images to two logits. */
final class OnnxFiles {
  private OnnxFiles() {}

  /** Flatten and Gemm, opset 17. */
  static ModelProto.Builder model(TensorProto.Builder weights) {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .setGraph(
            GraphProto.newBuilder()
                .setName("g")
                .addInput(value("images", 1, 2, 2))
                .addOutput(value("logits", 2))
                .addInitializer(weights)
                .addNode(node("Flatten", "flat", "images"))
                .addNode(node("Gemm", "logits", "flat", "weights")));
  }

  static ModelProto.Builder model() {
    return model(weights());
  }

  /** Weights within the file. */
  static TensorProto.Builder weights() {
    return shaped(4, 2).setRawData(ByteString.copyFrom(new byte[32]));
  }

  static TensorProto.Builder shaped(long... dimensions) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName("weights").setDataType(TensorProto.DataType.FLOAT_VALUE);
    for (long dimension : dimensions) {
      tensor.addDims(dimension);
    }
    return tensor;
  }

  /** One 64-bit integer. */
  static TensorProto.Builder integer(String name, long value) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.INT64_VALUE)
        .addDims(1)
        .addInt64Data(value);
  }

  /** What a Loop does each time: it hands on what it is given. */
  static AttributeProto.Builder body() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("body")
            .addInput(value("trip"))
            .addInput(value("go_in"))
            .addInput(value("x_in", 1, 2, 2))
            .addOutput(value("go"))
            .addOutput(value("x", 1, 2, 2))
            .addNode(node("Identity", "go", "go_in"))
            .addNode(node("Identity", "x", "x_in"));
    return AttributeProto.newBuilder()
        .setName("body")
        .setType(AttributeProto.AttributeType.GRAPH)
        .setG(graph);
  }

  /** Weights in another file. */
  static TensorProto.Builder external(String location, String offset) {
    return shaped(4, 2)
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(entry("location", location))
        .addExternalData(entry("offset", offset));
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  static NodeProto.Builder node(String operator, String output, String... inputs) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setName(operator + "_1").setOpType(operator).addOutput(output);
    for (String input : inputs) {
      node.addInput(input);
    }
    return node;
  }

  /** A graph in an attribute of a node of a graph, deeper than protobuf's classes can write. */
  static byte[] nested(int depth) {
    byte[] graph = new byte[0];
    for (int i = 0; i < depth; i++) {
      graph = field(1, field(5, field(6, graph)));
    }
    return field(7, graph);
  }

  private static byte[] field(int number, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((number << 3) | 2);
    int length = content.length;
    for (; length >= 128; length >>= 7) {
      out.write((length & 127) | 128);
    }
    out.write(length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  static ValueInfoProto value(String name, int... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("n");
    for (int dimension : dimensions) {
      shape.addDimBuilder().setDimValue(dimension);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }
}
