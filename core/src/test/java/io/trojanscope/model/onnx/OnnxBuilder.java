package io.trojanscope.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Builds small ONNX models for tests, with seeded random weights. */
final class OnnxBuilder {
  static final String INPUT = "images";
  static final String OUTPUT = "logits";

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
  private final SplittableRandom random;
  private final int opset;
  private int names;

  /** A model of an opset; the seed is that of its weights. */
  OnnxBuilder(int opset, long seed) {
    this.opset = opset;
    this.random = new SplittableRandom(seed);
  }

  /** An attribute of a node: Long, Integer, Float, Double, String, int[], float[] or tensor. */
  record Attribute(String name, Object value) {
    AttributeProto proto() {
      AttributeProto.Builder builder = AttributeProto.newBuilder().setName(name);
      if (value instanceof Integer i) {
        return builder.setType(AttributeProto.AttributeType.INT).setI(i).build();
      } else if (value instanceof Double d) {
        return builder.setType(AttributeProto.AttributeType.FLOAT).setF(d.floatValue()).build();
      } else if (value instanceof String s) {
        return builder
            .setType(AttributeProto.AttributeType.STRING)
            .setS(ByteString.copyFromUtf8(s))
            .build();
      } else if (value instanceof int[] list) {
        builder.setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(list).forEach(builder::addInts);
        return builder.build();
      } else if (value instanceof float[] list) {
        builder.setType(AttributeProto.AttributeType.FLOATS);
        for (float number : list) {
          builder.addFloats(number);
        }
        return builder.build();
      }
      return builder.setType(AttributeProto.AttributeType.TENSOR).setT((TensorProto) value).build();
    }
  }

  static Attribute attribute(String name, Object value) {
    return new Attribute(name, value);
  }

  GraphProto.Builder graph() {
    return graph;
  }

  /** Declares the images; -1 leaves a size open. */
  String images(long... shape) {
    graph.addInput(value(INPUT, TensorProto.DataType.FLOAT, shape));
    return INPUT;
  }

  static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      TensorShapeProto.Dimension.Builder dimension = dimensions.addDimBuilder();
      if (size < 0) {
        dimension.setDimParam("N");
      } else {
        dimension.setDimValue(size);
      }
    }
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** A node with one output. */
  String node(String operator, List<String> inputs, Attribute... attributes) {
    return nodes(operator, inputs, 1, attributes).get(0);
  }

  /** A node with several outputs. */
  List<String> nodes(String operator, List<String> inputs, int outputs, Attribute... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addAllInput(inputs);
    List<String> made =
        java.util.stream.IntStream.range(0, outputs).mapToObj(i -> fresh(operator)).toList();
    node.setName("node " + made.get(0)).addAllOutput(made);
    Arrays.stream(attributes).forEach(a -> node.addAttribute(a.proto()));
    graph.addNode(node);
    return made;
  }

  private String fresh(String kind) {
    return kind + "_" + names++;
  }

  /** Normally distributed weights with this standard deviation. */
  String weights(double deviation, int... shape) {
    float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (gaussian() * deviation);
    }
    return floats(values, shape);
  }

  /** Numbers between two bounds. */
  String uniform(double low, double high, int... shape) {
    float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(low, high);
    }
    return floats(values, shape);
  }

  private double gaussian() {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  String floats(float[] values, int... shape) {
    TensorProto.Builder tensor = tensor(TensorProto.DataType.FLOAT, shape);
    for (float value : values) {
      tensor.addFloatData(value);
    }
    return initializer(tensor);
  }

  String scalar(double value) {
    return floats(new float[] {(float) value});
  }

  /** One-dimensional integers. */
  String integers(long... values) {
    TensorProto.Builder tensor = tensor(TensorProto.DataType.INT64, values.length);
    Arrays.stream(values).forEach(tensor::addInt64Data);
    return initializer(tensor);
  }

  /** An integer without dimensions. */
  String integer(long value) {
    return initializer(tensor(TensorProto.DataType.INT64).addInt64Data(value));
  }

  static TensorProto.Builder tensor(TensorProto.DataType type, int... shape) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(type.getNumber());
    Arrays.stream(shape).forEach(tensor::addDims);
    return tensor;
  }

  String initializer(TensorProto.Builder tensor) {
    String name = fresh("constant");
    graph.addInitializer(tensor.setName(name));
    return name;
  }

  /** Declares a value as the only output, of an open number of classes. */
  void logits(String value) {
    graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(OUTPUT));
    graph.addOutput(value(OUTPUT, TensorProto.DataType.FLOAT, -1, -1));
  }

  ModelProto.Builder model() {
    return ModelProto.newBuilder()
        .setIrVersion(opset > 18 ? 10 : 8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
        .setGraph(graph);
  }

  Path write(Path file) {
    try {
      return Files.write(file, model().build().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
