package io.trojanscope.result;

import io.trojanscope.image.Pixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** {@link Pixels} in JSON: float32, little-endian, in base64. */
final class PixelsJson {
  private PixelsJson() {}

  static JacksonModule module() {
    return new SimpleModule("pixels")
        .addSerializer(Pixels.class, new Writer())
        .addDeserializer(Pixels.class, new Reader());
  }

  private static final class Writer extends ValueSerializer<Pixels> {
    @Override
    public void serialize(Pixels pixels, JsonGenerator out, SerializationContext context) {
      ByteBuffer bytes =
          ByteBuffer.allocate(Math.multiplyExact(pixels.size(), Float.BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(pixels.values());
      out.writeBinary(bytes.array());
    }
  }

  private static final class Reader extends ValueDeserializer<Pixels> {
    @Override
    public Pixels deserialize(JsonParser in, DeserializationContext context) {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        context.handleUnexpectedToken(String.class, in);
      }
      String text = in.getString();
      try {
        return new Pixels(decode(text));
      } catch (IllegalArgumentException e) {
        throw context.instantiationException(Pixels.class, e);
      }
    }

    private static float[] decode(String text) {
      byte[] bytes = bytes(text);
      if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
        throw new IllegalArgumentException(
            "expected float32 values in base64, found " + bytes.length + " bytes");
      }
      float[] values = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }

    private static byte[] bytes(String text) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("expected float32 values in base64, found others", e);
      }
    }
  }
}
