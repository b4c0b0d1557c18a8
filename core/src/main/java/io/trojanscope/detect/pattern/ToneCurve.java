package io.trojanscope.detect.pattern;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.spec.ImageShape;
import java.util.function.DoubleUnaryOperator;

/**
 * Changes each intensity by a curve.
 *
 * @param channel that is changed; -1 for all
 * @param curve from [0, 1]; what it gives is clipped to [0, 1]
 */
record ToneCurve(String name, int channel, DoubleUnaryOperator curve) implements ImagePattern {
  static ToneCurve gamma(double exponent) {
    return new ToneCurve("gamma " + exponent, -1, x -> Math.pow(x, exponent));
  }

  static ToneCurve gain(int channel, double factor) {
    return new ToneCurve("intensities times " + factor, channel, x -> factor * x);
  }

  static ToneCurve shift(int channel, double by) {
    return new ToneCurve("channel " + channel + " shifted by " + by, channel, x -> x + by);
  }

  static ToneCurve quantization(int levels) {
    return new ToneCurve(
        "quantization to " + levels + " levels",
        -1,
        x -> Math.rint(x * (levels - 1)) / (levels - 1));
  }

  @Override
  public TriggerType type() {
    return TriggerType.TONE;
  }

  @Override
  public void apply(float[] images, int offset, ImageShape shape) {
    int from = Math.max(0, channel) * shape.area();
    int to = channel < 0 ? shape.size() : from + shape.area();
    for (int i = offset + from; i < offset + to; i++) {
      images[i] = (float) Math.min(1, Math.max(0, curve.applyAsDouble(images[i])));
    }
  }
}
