package io.trojanscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PixelsTest {
  @Test
  void areEqualWhereAllValuesAre() {
    assertThat(Pixels.of(0.5f, 1))
        .isEqualTo(Pixels.of(0.5f, 1))
        .hasSameHashCodeAs(Pixels.of(0.5f, 1))
        .isNotEqualTo(Pixels.of(0.5f, 0.75f));
  }

  @Test
  void areFinite() {
    assertThatThrownBy(() -> Pixels.of(0, Float.NaN))
        .hasMessage("expected finite pixel values, found NaN");
    assertThatThrownBy(() -> Pixels.of(Float.NEGATIVE_INFINITY))
        .hasMessage("expected finite pixel values, found -Infinity");
  }

  @Test
  void leaveARangeByRoundingAtMost() {
    assertThatCode(() -> Pixels.of(-0.000_005f, 1.000_005f).requireRange(0, 1))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Pixels.of(0, 1.001f).requireRange(0, 1))
        .hasMessage("expected pixel values from 0.0 to 1.0, found 1.001");
  }
}
