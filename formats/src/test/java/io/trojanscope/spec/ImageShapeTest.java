package io.trojanscope.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageShapeTest {
  @Test
  void valuesLieChannelByChannelRowByRow() {
    ImageShape shape = new ImageShape(3, 4, 5);

    assertThat(shape.size()).isEqualTo(60);
    assertThat(shape.index(1, 2, 3)).isEqualTo(20 + 10 + 3);
  }

  @Test
  void readsWhatItWrites() {
    assertThat(ImageShape.parse("3x40x5")).isEqualTo(new ImageShape(3, 40, 5));
    assertThat(ImageShape.parse("3x40x5")).hasToString("3x40x5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3x32", "3x32x32x1", "3x-1x2", "axbxc", "3 32 32", "1x1x9999999999"})
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> ImageShape.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("expected channels x height x width such as 3x32x32, found '" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, -1"})
  void everyDimensionIsAtLeast1(int channels, int height, int width) {
    assertThatThrownBy(() -> new ImageShape(channels, height, width))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("at least 1");
  }

  /** The last two products are 2^64 and 2^66, which wrap around to 0. */
  @ParameterizedTest
  @CsvSource({"1, 65536, 32768", "65536, 16777216, 16777216", "4194304, 4194304, 4194304"})
  void moreValuesThanAnArrayHoldsAreRefused(int channels, int height, int width) {
    assertThatThrownBy(() -> new ImageShape(channels, height, width))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has more than 2^31 values");
    assertThat(new ImageShape(1, 65536, 32767).size()).isEqualTo(65536 * 32767);
  }
}
