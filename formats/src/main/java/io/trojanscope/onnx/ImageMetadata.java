package io.trojanscope.onnx;

import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.PixelRange;
import java.util.Map;
import java.util.Optional;

/** The entries {@code Image.*} of ONNX's metadata, which say how a network takes images. */
final class ImageMetadata {
  private static final String RANGE = "Image.NominalPixelRange";
  private static final String FORMAT = "Image.BitmapPixelFormat";

  private ImageMetadata() {}

  static Optional<PixelRange> pixelRange(Map<String, String> metadata) {
    return Optional.ofNullable(
        switch (metadata.getOrDefault(RANGE, "")) {
          case "NominalRange_0_255" -> new PixelRange(0, 255);
          case "Normalized_0_1" -> PixelRange.UNIT;
          case "Normalized_1_1" -> new PixelRange(-1, 1);
          case "NominalRange_16_235" -> new PixelRange(16, 235);
          default -> null;
        });
  }

  static Optional<ChannelOrder> channelOrder(Map<String, String> metadata) {
    String format = metadata.getOrDefault(FORMAT, "");
    if (format.startsWith("Bgr")) {
      return Optional.of(ChannelOrder.BGR);
    }
    return format.startsWith("Rgb") ? Optional.of(ChannelOrder.RGB) : Optional.empty();
  }
}
