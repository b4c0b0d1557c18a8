package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.trojanscope.graph.HalfFloat;
import io.trojanscope.graph.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * How values of an ONNX element type are stored: raw, or listed in one of the tensor's fields.
 *
 * @param bytes of a raw value
 * @param raw gives the next raw value
 * @param list gives the field
 * @param decode turns an entry of the field into a value
 */
record StoredType(
    DataType type,
    int bytes,
    Function<ByteBuffer, Number> raw,
    Function<TensorProto, List<? extends Number>> list,
    Function<Number, Number> decode) {
  private static final Map<DataType, StoredType> TYPES =
      Map.ofEntries(
          entry(DataType.FLOAT, 4, ByteBuffer::getFloat, TensorProto::getFloatDataList),
          entry(DataType.DOUBLE, 8, ByteBuffer::getDouble, TensorProto::getDoubleDataList),
          half(DataType.FLOAT16, StoredType::ofFloat16),
          half(DataType.BFLOAT16, StoredType::ofBfloat16),
          entry(DataType.INT64, 8, ByteBuffer::getLong, TensorProto::getInt64DataList),
          entry(DataType.INT32, 4, ByteBuffer::getInt, TensorProto::getInt32DataList),
          entry(DataType.INT16, 2, ByteBuffer::getShort, TensorProto::getInt32DataList),
          entry(DataType.INT8, 1, ByteBuffer::get, TensorProto::getInt32DataList),
          entry(DataType.UINT8, 1, b -> b.get() & 0xff, TensorProto::getInt32DataList),
          entry(DataType.UINT16, 2, b -> b.getShort() & 0xffff, TensorProto::getInt32DataList),
          entry(DataType.UINT32, 4, b -> b.getInt() & 0xffffffffL, TensorProto::getUint64DataList),
          entry(DataType.UINT64, 8, ByteBuffer::getLong, TensorProto::getUint64DataList),
          Map.entry(
              DataType.BOOL,
              new StoredType(
                  DataType.BOOL,
                  1,
                  b -> truth(b.get()),
                  TensorProto::getInt32DataList,
                  StoredType::truth)));

  private static Number truth(Number stored) {
    return stored.longValue() == 0 ? 0 : 1;
  }

  private static Map.Entry<DataType, StoredType> entry(
      DataType type,
      int bytes,
      Function<ByteBuffer, Number> raw,
      Function<TensorProto, List<? extends Number>> list) {
    return Map.entry(type, new StoredType(type, bytes, raw, list, number -> number));
  }

  /** Bits of 16-bit types are listed as integers. */
  private static Map.Entry<DataType, StoredType> half(DataType type, IntFunction<Number> decode) {
    return Map.entry(
        type,
        new StoredType(
            type,
            2,
            buffer -> decode.apply(buffer.getShort()),
            TensorProto::getInt32DataList,
            bits -> decode.apply(bits.intValue())));
  }

  static Optional<StoredType> of(DataType type) {
    return Optional.ofNullable(type).map(TYPES::get);
  }

  boolean isFloat() {
    return switch (type) {
      case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> true;
      default -> false;
    };
  }

  /** Number of values in the tensor's field. */
  int listed(TensorProto tensor) {
    return list.apply(tensor).size();
  }

  Tensor read(List<Integer> shape, int size, TensorProto tensor) {
    List<? extends Number> values = list.apply(tensor);
    return read(shape, size, i -> decode.apply(values.get(i)));
  }

  Tensor read(List<Integer> shape, int size, ByteBuffer data) {
    if (type == DataType.FLOAT) {
      float[] floats = new float[size];
      data.asFloatBuffer().get(floats);
      return Tensor.of(shape, floats);
    }
    return read(shape, size, i -> raw.apply(data));
  }

  private Tensor read(List<Integer> shape, int size, IntFunction<Number> values) {
    if (isFloat()) {
      float[] floats = new float[size];
      for (int i = 0; i < size; i++) {
        floats[i] = values.apply(i).floatValue();
      }
      return Tensor.of(shape, floats);
    }
    long[] longs = new long[size];
    for (int i = 0; i < size; i++) {
      longs[i] = values.apply(i).longValue();
    }
    return type == DataType.BOOL ? Tensor.ofBooleans(shape, longs) : Tensor.of(shape, longs);
  }

  private static Number ofFloat16(int bits) {
    return HalfFloat.toFloat((short) bits);
  }

  private static Number ofBfloat16(int bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
