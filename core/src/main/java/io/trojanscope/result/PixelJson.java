package io.trojanscope.result;

import io.trojanscope.biasmap.PixelStatistics;
import io.trojanscope.spec.ImageShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import tools.jackson.core.JsonGenerator;

/** Pixel values in JSON: float32, little-endian, CHW, in base64. */
final class PixelJson {
  /** Means may leave their range by the rounding of a sum. */
  private static final float ROUNDING = 1e-5f;

  private PixelJson() {}

  static void write(JsonGenerator out, String name, float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    out.writeBinaryProperty(name, bytes.array());
  }

  static void write(JsonGenerator out, String name, PixelStatistics statistics) {
    out.writeObjectPropertyStart(name);
    write(out, "mean", statistics.mean());
    write(out, "standardDeviation", statistics.standardDeviation());
    out.writeEndObject();
  }

  static PixelStatistics readStatistics(
      JsonCursor in, ImageShape shape, float least, float greatest) {
    in.object("mean", "standardDeviation");
    return new PixelStatistics(
        shape,
        read(in.field("mean"), shape, least, greatest),
        read(in.field("standardDeviation"), shape, 0, 1));
  }

  static float[] read(JsonCursor in, ImageShape shape, float least, float greatest) {
    byte[] bytes = decode(in, in.text());
    in.require(
        bytes.length == (long) shape.size() * Float.BYTES,
        shape.size() + " float32 values for " + shape,
        bytes.length + " bytes");
    float[] values = new float[shape.size()];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    for (float value : values) {
      in.require(
          value >= least - ROUNDING && value <= greatest + ROUNDING,
          "pixel values from " + least + " to " + greatest,
          Float.toString(value));
    }
    return values;
  }

  private static byte[] decode(JsonCursor in, String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw in.expected("float32 values in base64");
    }
  }
}
