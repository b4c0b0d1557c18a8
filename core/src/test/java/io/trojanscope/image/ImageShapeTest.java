package io.trojanscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageShapeTest {
  @Test
  void valuesLieChannelByChannelRowByRow() {
    ImageShape shape = new ImageShape(3, 4, 5);

    assertThat(shape.size()).isEqualTo(60);
    assertThat(shape.index(1, 2, 3)).isEqualTo(20 + 10 + 3);
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
