package io.trojanscope.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.trojanscope.InvalidInputException;
import io.trojanscope.model.graph.Attributes;
import io.trojanscope.model.graph.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Attributes and constant tensors of an ONNX file. */
final class AttributeReader {
  private AttributeReader() {}

  static Attributes attributes(Path file, List<AttributeProto> list) {
    SortedMap<String, Object> values = new TreeMap<>();
    for (AttributeProto attribute : list) {
      values.put(attribute.getName(), value(file, attribute));
    }
    return new Attributes(values);
  }

  private static Object value(Path file, AttributeProto attribute) {
    return switch (attribute.getType()) {
      case INT -> attribute.getI();
      case FLOAT -> attribute.getF();
      case STRING -> attribute.getS().toStringUtf8();
      case INTS -> List.copyOf(attribute.getIntsList());
      case FLOATS -> List.copyOf(attribute.getFloatsList());
      case TENSOR -> tensor(file, attribute.getT());
      default ->
          throw new InvalidInputException(
              "%s: attribute '%s' of type %s is not supported"
                  .formatted(file, attribute.getName(), attribute.getType()));
    };
  }

  /** A float32 or int64 tensor that lies in the file itself. */
  static Tensor tensor(Path file, TensorProto tensor) {
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
      throw error(file, tensor, "its data lies in another file; save the model as one file");
    }
    List<Integer> shape = shape(file, tensor);
    long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    return switch (tensor.getDataType()) {
      case TensorProto.DataType.FLOAT_VALUE -> Tensor.of(shape, floats(file, tensor, size));
      case TensorProto.DataType.INT64_VALUE -> Tensor.of(shape, longs(file, tensor, size));
      default ->
          throw error(
              file, tensor, "expected float32 or int64 values, found type " + tensor.getDataType());
    };
  }

  private static List<Integer> shape(Path file, TensorProto tensor) {
    List<Integer> shape = new ArrayList<>();
    long size = 1;
    for (long dimension : tensor.getDimsList()) {
      if (dimension < 0 || dimension > Integer.MAX_VALUE || size * dimension > Integer.MAX_VALUE) {
        throw error(file, tensor, "dimensions " + tensor.getDimsList() + " are out of bounds");
      }
      size *= dimension;
      shape.add((int) dimension);
    }
    return shape;
  }

  private static float[] floats(Path file, TensorProto tensor, long size) {
    float[] values =
        new float[(int) checked(file, tensor, size, Float.BYTES, tensor.getFloatDataCount())];
    if (tensor.getRawData().isEmpty()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
    } else {
      raw(tensor).asFloatBuffer().get(values);
    }
    return values;
  }

  private static long[] longs(Path file, TensorProto tensor, long size) {
    long[] values =
        new long[(int) checked(file, tensor, size, Long.BYTES, tensor.getInt64DataCount())];
    if (tensor.getRawData().isEmpty()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getInt64Data(i);
      }
    } else {
      raw(tensor).asLongBuffer().get(values);
    }
    return values;
  }

  /** Checks that the file holds as many values as the dimensions say, before they are allocated. */
  private static long checked(
      Path file, TensorProto tensor, long size, int bytes, int typedValues) {
    long found =
        tensor.getRawData().isEmpty() ? (long) typedValues * bytes : tensor.getRawData().size();
    if (found != size * bytes) {
      throw error(
          file,
          tensor,
          "expected %d bytes for dimensions %s, found %d"
              .formatted(size * bytes, tensor.getDimsList(), found));
    }
    return size;
  }

  private static ByteBuffer raw(TensorProto tensor) {
    return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static InvalidInputException error(Path file, TensorProto tensor, String problem) {
    return new InvalidInputException(
        "%s: tensor '%s': %s".formatted(file, tensor.getName(), problem));
  }
}
