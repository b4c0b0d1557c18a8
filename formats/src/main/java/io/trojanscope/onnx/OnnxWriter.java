package io.trojanscope.onnx;

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
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a network as an ONNX file, opset {@value Graph#OPSET}, with class names, normalization and
 * metadata as metadata entries. The same network gives the same bytes.
 */
public final class OnnxWriter {
  private static final int IR_VERSION = 8;

  private OnnxWriter() {}

  /** Writes a network, its specification and its metadata. */
  public static void write(NetworkFile file, OutputStream out) throws IOException {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("trojanscope")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(Graph.OPSET))
            .setGraph(graph(file));
    Stream.of(SpecMetadata.of(file.spec()), file.metadata())
        .flatMap(entries -> entries.entrySet().stream())
        .map(e -> StringStringEntryProto.newBuilder().setKey(e.getKey()).setValue(e.getValue()))
        .forEach(model::addMetadataProps);
    model.build().writeTo(out);
  }

  private static GraphProto graph(NetworkFile file) {
    Graph graph = file.graph();
    ImageShape shape = graph.inputShape();
    GraphProto.Builder builder =
        GraphProto.newBuilder()
            .setName("network")
            .addInput(value(graph.input(), shape.channels(), shape.height(), shape.width()))
            .addOutput(value(graph.output(), file.spec().classCount()));
    graph.constants().forEach((name, tensor) -> builder.addInitializer(tensor(name, tensor)));
    graph.nodes().forEach(node -> builder.addNode(node(node)));
    return builder.build();
  }

  /** A float32 value whose first dimension is the number of images. */
  private static ValueInfoProto value(String name, int... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("N");
    for (int dimension : dimensions) {
      shape.addDimBuilder().setDimValue(dimension);
    }
    TypeProto.Tensor.Builder type =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }

  private static NodeProto node(Node node) {
    NodeProto.Builder builder =
        NodeProto.newBuilder()
            .setName(node.name())
            .setOpType(node.operator())
            .addAllInput(node.inputs())
            .addAllOutput(node.outputs());
    node.attributes()
        .values()
        .forEach((name, value) -> builder.addAttribute(attribute(name, value)));
    return builder.build();
  }

  private static AttributeProto attribute(String name, Object value) {
    AttributeProto.Builder builder = AttributeProto.newBuilder().setName(name);
    if (value instanceof Long integer) {
      builder.setType(AttributeProto.AttributeType.INT).setI(integer);
    } else if (value instanceof Float real) {
      builder.setType(AttributeProto.AttributeType.FLOAT).setF(real);
    } else if (value instanceof String text) {
      builder.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
    } else if (value instanceof Tensor tensor) {
      builder.setType(AttributeProto.AttributeType.TENSOR).setT(tensor("", tensor));
    } else if (value instanceof List<?> list) {
      addAll(builder, list);
    } else {
      throw new IllegalArgumentException(name + ": " + value.getClass());
    }
    return builder.build();
  }

  private static void addAll(AttributeProto.Builder builder, List<?> list) {
    if (list.stream().allMatch(Float.class::isInstance)) {
      builder.setType(AttributeProto.AttributeType.FLOATS);
      list.forEach(item -> builder.addFloats((Float) item));
    } else {
      builder.setType(AttributeProto.AttributeType.INTS);
      list.forEach(item -> builder.addInts((Long) item));
    }
  }

  private static TensorProto tensor(String name, Tensor tensor) {
    TensorProto.Builder builder = TensorProto.newBuilder().setName(name);
    tensor.shape().forEach(builder::addDims);
    return switch (tensor.elementType()) {
      case FLOAT32 -> {
        ByteBuffer raw = buffer(tensor, Float.BYTES);
        raw.asFloatBuffer().put(tensor.floats());
        yield build(builder, TensorProto.DataType.FLOAT, raw);
      }
      case INT64 -> {
        ByteBuffer raw = buffer(tensor, Long.BYTES);
        raw.asLongBuffer().put(tensor.longs());
        yield build(builder, TensorProto.DataType.INT64, raw);
      }
      case BOOL -> {
        ByteBuffer raw = buffer(tensor, 1);
        for (int i = 0; i < tensor.size(); i++) {
          raw.put(i, (byte) tensor.longs()[i]);
        }
        yield build(builder, TensorProto.DataType.BOOL, raw);
      }
    };
  }

  private static ByteBuffer buffer(Tensor tensor, int bytes) {
    return ByteBuffer.allocate(tensor.size() * bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorProto build(
      TensorProto.Builder builder, TensorProto.DataType type, ByteBuffer raw) {
    return builder.setDataType(type.getNumber()).setRawData(ByteString.copyFrom(raw)).build();
  }
}
