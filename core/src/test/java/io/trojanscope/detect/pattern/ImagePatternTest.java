package io.trojanscope.detect.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagePatternTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private static final int AREA = SHAPE.area();

  /** A ramp from left to right in the first channel, one half in the others; from offset 5 on. */
  private static float[] image() {
    float[] image = new float[5 + SHAPE.size()];
    Arrays.fill(image, 0.5f);
    for (int i = 0; i < SHAPE.area(); i++) {
      image[5 + i] = i % 32 / 31f;
    }
    return image;
  }

  private static float[] changed(ImagePattern pattern) {
    float[] image = image();
    pattern.apply(image, 5, SHAPE);
    return image;
  }

  @Test
  void everyPatternOfTheDictionaryChangesTheImageWithinBounds() {
    List<ImagePattern> patterns = PatternDictionary.of(SHAPE);
    for (ImagePattern pattern : patterns) {
      float[] changed = changed(pattern);
      for (float value : changed) {
        assertThat(value).as(pattern.name()).isBetween(0f, 1f);
      }
      assertThat(Arrays.copyOf(changed, 5)).containsOnly(0.5f);
    }
    assertThat(
            patterns.stream()
                .filter(p -> Arrays.equals(changed(p), image()))
                .map(ImagePattern::name))
        .as("vertical moves do not change a ramp from left to right")
        .allMatch(name -> name.startsWith("warp down"));
    assertThat(new HashSet<>(patterns.stream().map(ImagePattern::name).toList()))
        .hasSameSizeAs(patterns);
  }

  @Test
  void aSinusoidIsThatOfTheAttack() {
    float[] changed = changed(AdditivePattern.sinusoid(SHAPE, 0, 2, 0, 0.1));

    assertThat(changed[5 + AREA + 4]).isCloseTo(0.6f, within(1e-6f));
    assertThat(changed[5 + AREA + 12]).isCloseTo(0.4f, within(1e-6f));
    assertThat(changed[5 + AREA + 32 + 4]).isCloseTo(0.6f, within(1e-6f));
  }

  @Test
  void gammaAndQuantizationAreCurves() {
    assertThat(changed(ToneCurve.gamma(2))[5 + AREA]).isCloseTo(0.25f, within(1e-6f));
    assertThat(changed(ToneCurve.quantization(2))[5 + 30]).isEqualTo(1f);
    assertThat(changed(ToneCurve.shift(1, 0.2))[5 + AREA]).isCloseTo(0.7f, within(1e-6f));
    assertThat(changed(ToneCurve.shift(1, 0.2))[5 + 2 * AREA]).isEqualTo(0.5f);
  }

  @Test
  void aWarpReadsBesideThePixel() {
    float[] half = new float[SHAPE.area()];
    Arrays.fill(half, 0.5f);
    float[] changed = changed(new SmoothWarp("", new float[SHAPE.area()], half));

    assertThat(changed[5]).isCloseTo(0.5f / 31, within(1e-6f));
    assertThat(changed[5 + 31]).isEqualTo(1f);
  }
}
