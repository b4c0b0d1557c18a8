package io.trojanscope.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.ByteImages;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChanceCheckTest {
  /** Sixty images of the first class, forty of the second: guessing is right for 60 %. */
  private static final ChanceCheck CHECK = new ChanceCheck(images());

  private static ByteImages images() {
    int[] labels = new int[100];
    for (int i = 60; i < 100; i++) {
      labels[i] = 1;
    }
    return ByteImages.copyOf(new ImageShape(1, 1, 1), List.of("a", "b"), new byte[100][1], labels);
  }

  @Test
  void guessingAfterThreeEpochsIsWarnedOf() {
    assertThat(CHECK.warning(new EpochSummary(3, 0.7, 0.74)))
        .hasValueSatisfying(
            line -> assertThat(line).contains("74.0 %", "no better than guessing (60.0 %)"));
  }

  @Test
  void threeStandardErrorsAboveGuessingIsLearning() {
    assertThat(CHECK.warning(new EpochSummary(3, 0.7, 0.76))).isEmpty();
  }

  @Test
  void otherEpochsAreNotJudged() {
    assertThat(CHECK.warning(new EpochSummary(2, 0.7, 0.5))).isEmpty();
    assertThat(CHECK.warning(new EpochSummary(4, 0.7, 0.5))).isEmpty();
  }
}
