package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Tensor;
import io.trojanscope.text.DisplayText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * Constant tensors of an ONNX file: every floating-point type becomes float32, every integer type
 * int64. What they take in memory is bounded over the whole file.
 */
final class TensorReader {
  private static final long MOST_BYTES = Integer.MAX_VALUE;

  private final Path file;
  private final ExternalData external;
  private final IdentityHashMap<Tensor, Long> elementTypes = new IdentityHashMap<>();
  private long bytes;

  TensorReader(Path file) {
    this.file = file;
    this.external = new ExternalData(file);
  }

  /** Reads a tensor's values, checking their number before they are allocated. */
  Tensor read(TensorProto tensor) {
    Tensor values = values(tensor);
    elementTypes.put(values, (long) tensor.getDataType());
    return values;
  }

  /** ONNX number of the element type that the file has for a tensor that was read. */
  long elementType(Tensor tensor) {
    return Objects.requireNonNull(elementTypes.get(tensor), "a tensor of another origin");
  }

  private Tensor values(TensorProto tensor) {
    List<Integer> shape = shape(tensor);
    int size = shape.stream().reduce(1, Math::multiplyExact);
    StoredType type = type(tensor);
    long stored = (long) size * type.bytes();
    bytes += (long) size * (type.isFloat() ? Float.BYTES : Long.BYTES);
    if (bytes > MOST_BYTES || stored > MOST_BYTES) {
      throw error(tensor, "the weights take more than " + MOST_BYTES + " bytes");
    }
    if (ExternalData.isExternal(tensor)) {
      ByteBuffer data = external.read(tensor, (int) stored);
      return type.read(shape, size, data.order(ByteOrder.LITTLE_ENDIAN));
    }
    if (!tensor.getRawData().isEmpty()) {
      requireCount(tensor, stored, tensor.getRawData().size(), "bytes");
      ByteBuffer data = tensor.getRawData().asReadOnlyByteBuffer();
      return type.read(shape, size, data.order(ByteOrder.LITTLE_ENDIAN));
    }
    requireCount(tensor, size, type.listed(tensor), "values");
    return type.read(shape, size, tensor);
  }

  /** Checks where a tensor's data lies, without reading it. */
  void requireContained(TensorProto tensor) {
    if (ExternalData.isExternal(tensor)) {
      external.locate(tensor);
    }
  }

  private StoredType type(TensorProto tensor) {
    if (tensor.hasSegment()) {
      throw error(tensor, "tensors in segments are not supported");
    }
    DataType type = DataType.forNumber(tensor.getDataType());
    return StoredType.of(type)
        .orElseThrow(
            () ->
                error(
                    tensor,
                    "expected numbers, found type "
                        + (type == null ? tensor.getDataType() : type)));
  }

  private List<Integer> shape(TensorProto tensor) {
    List<Integer> shape = new ArrayList<>();
    long size = 1;
    for (long dimension : tensor.getDimsList()) {
      if (dimension < 0 || dimension > Integer.MAX_VALUE || size * dimension > Integer.MAX_VALUE) {
        throw error(tensor, "dimensions " + tensor.getDimsList() + " are out of bounds");
      }
      size *= dimension;
      shape.add((int) dimension);
    }
    return shape;
  }

  private void requireCount(TensorProto tensor, long expected, long found, String unit) {
    if (expected != found) {
      throw error(
          tensor,
          "expected %d %s for dimensions %s, found %d"
              .formatted(expected, unit, tensor.getDimsList(), found));
    }
  }

  private InvalidInputException error(TensorProto tensor, String problem) {
    return new InvalidInputException(
        "%s: tensor '%s': %s".formatted(file, DisplayText.name(tensor.getName()), problem));
  }
}
