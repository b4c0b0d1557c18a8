package io.trojanscope.detect.pattern;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.spec.ImageShape;

/**
 * Adds a pattern to all channels, clipped to [0, 1].
 *
 * @param values height x width
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record AdditivePattern(String name, float[] values) implements ImagePattern {
  /** A {@link Wave#sine}, as in the SIG attack. */
  static AdditivePattern sinusoid(
      ImageShape shape, int fy, int fx, double phase, double amplitude) {
    return new AdditivePattern(
        "sinusoid of %d waves down and %d across, phase %.1f".formatted(fy, fx, phase),
        Wave.sine(shape, fy, fx, phase, amplitude));
  }

  /** {@link Wave#cosines}: a pattern of low frequency. */
  static AdditivePattern cosines(ImageShape shape, int fy, int fx, double amplitude) {
    return new AdditivePattern(
        "smooth wave of %d half-waves down and %d across, amplitude %+.2f"
            .formatted(fy, fx, amplitude),
        Wave.cosines(shape, fy, fx, amplitude));
  }

  @Override
  public TriggerType type() {
    return TriggerType.WAVE;
  }

  @Override
  public void apply(float[] images, int offset, ImageShape shape) {
    for (int i = 0; i < shape.size(); i++) {
      float changed = images[offset + i] + values[i % values.length];
      images[offset + i] = Math.min(1, Math.max(0, changed));
    }
  }
}
