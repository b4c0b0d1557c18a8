package io.trojanscope.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  @Test
  void rowsAreTrueClassesAndColumnsPredictions() {
    ConfusionMatrix matrix =
        ConfusionMatrix.count(2, new int[] {0, 0, 1, 0}, new int[] {1, 1, 1, 0});

    assertThat(matrix.counts()).containsExactly(List.of(1L, 2L), List.of(0L, 1L));
    assertThat(matrix.accuracy()).isEqualTo(0.5);
  }

  @Test
  void withoutImagesThereIsNoAccuracy() {
    assertThat(ConfusionMatrix.count(2, new int[0], new int[0]).accuracy()).isNaN();
  }

  @Test
  void everyImageNeedsAPrediction() {
    assertThatThrownBy(() -> ConfusionMatrix.count(2, new int[2], new int[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("each of 2 images, found 1");
  }
}
