package io.trojanscope.detect.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.spec.ImageShape;
import org.junit.jupiter.api.Test;

class FaintFormTest {
  private static final ImageShape SHAPE = new ImageShape(2, 1, 2);
  private static final FaintForm FORM = new FaintForm(SHAPE.size(), 0.25f);

  @Test
  void blendsThePatternIn() {
    float[] images = {9, 9, 9, 9, 0, 1, 0.5f, 0.8f};
    FORM.apply(new float[] {1, 0, 0.5f, 0}, SHAPE, images, SHAPE.size());
    assertThat(images)
        .containsExactly(new float[] {9, 9, 9, 9, 0.25f, 0.75f, 0.5f, 0.6f}, within(1e-6f));
  }

  @Test
  void itsGradientIsAShareOfTheImages() {
    float[] sum = {1, 0, 0, 0};
    FORM.addGradient(new float[] {0, 0, 0, 0, 4, 8, -4, 2}, SHAPE, SHAPE.size(), sum);
    assertThat(sum).containsExactly(2, 2, -1, 0.5f);
  }

  @Test
  void asATriggerItDoesTheSame() {
    float[] parameters = {0.1f, 0.9f, 0.4f, 0};
    float[] expected = {0.3f, 0.6f, 0, 1};
    float[] stamped = expected.clone();
    FORM.apply(parameters, SHAPE, expected, 0);
    TriggerStamp.apply(
        FORM.trigger(new ClassPair(0, 1), parameters, SHAPE, true), SHAPE, stamped, 0);
    assertThat(stamped).containsExactly(expected, within(1e-6f));
  }
}
