package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.trojanscope.graph.HalfFloat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes float32 values into a tensor of the file, in the type and the field that it has. */
final class StoredFloats {
  private static final int LOWER_HALF = 16;

  private StoredFloats() {}

  /**
   * The same tensor with other values. A value that stays the same keeps its bits, which a double
   * has more of.
   *
   * @param before the values that the tensor holds
   * @param after as many
   */
  static TensorProto replaced(TensorProto tensor, float[] before, float[] after) {
    DataType type = DataType.forNumber(tensor.getDataType());
    TensorProto.Builder changed = tensor.toBuilder();
    ByteBuffer raw = ByteBuffer.wrap(tensor.getRawData().toByteArray());
    raw.order(ByteOrder.LITTLE_ENDIAN);
    boolean isRaw = raw.hasRemaining();
    for (int i = 0; i < after.length; i++) {
      if (Float.floatToIntBits(before[i]) == Float.floatToIntBits(after[i])) {
        continue;
      }
      if (isRaw) {
        put(raw, type, i, after[i]);
      } else {
        set(changed, type, i, after[i]);
      }
    }
    return isRaw ? changed.setRawData(ByteString.copyFrom(raw.array())).build() : changed.build();
  }

  private static void put(ByteBuffer raw, DataType type, int index, float value) {
    switch (type) {
      case FLOAT -> raw.putFloat(index * Float.BYTES, value);
      case DOUBLE -> raw.putDouble(index * Double.BYTES, value);
      default -> raw.putShort(index * Short.BYTES, half(type, value));
    }
  }

  private static void set(TensorProto.Builder tensor, DataType type, int index, float value) {
    switch (type) {
      case FLOAT -> tensor.setFloatData(index, value);
      case DOUBLE -> tensor.setDoubleData(index, value);
      default -> tensor.setInt32Data(index, half(type, value) & 0xffff);
    }
  }

  private static short half(DataType type, float value) {
    if (type == DataType.FLOAT16) {
      return HalfFloat.toBits(value);
    }
    // The upper half of a float32, rounded to the nearest, of two to the even one.
    int bits = Float.floatToIntBits(value);
    int odd = (bits >>> LOWER_HALF) & 1;
    return (short) ((bits + 0x7fff + odd) >>> LOWER_HALF);
  }
}
