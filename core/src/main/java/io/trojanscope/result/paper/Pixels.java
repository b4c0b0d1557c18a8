package io.trojanscope.result.paper;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Pixel values of one image or map.
 *
 * @param float32 CHW, little-endian
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied
public record Pixels(byte[] float32) {
  public Pixels {
    if (float32.length == 0 || float32.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "expected float32 values, found " + float32.length + " bytes");
    }
    for (float value : decode(float32)) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("expected finite pixel values, found " + value);
      }
    }
  }

  public static Pixels of(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return new Pixels(bytes.array());
  }

  /** The values, CHW. */
  public float[] values() {
    return decode(float32);
  }

  private static float[] decode(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pixels pixels && Arrays.equals(float32, pixels.float32);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(float32);
  }
}
