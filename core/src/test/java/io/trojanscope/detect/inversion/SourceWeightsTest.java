package io.trojanscope.detect.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SourceWeightsTest {
  private final SourceWeights weights = new SourceWeights(new int[] {3, 5}, 2);

  @Test
  void areAlikeAtFirst() {
    assertThat(weights.weights(0, 1, 0)).containsExactly(1, 1, 1);
  }

  @Test
  void growWithTheLeaningToTheTarget() {
    weights.update(new int[] {0, 1, 1}, new double[] {-6, -1, -3});
    // Leanings -6 and -2: e^-2 to 1.
    double share = Math.exp(-2) / (Math.exp(-2) + 1);
    assertThat(weights.weights(0, 1))
        .containsExactly(new float[] {(float) (2 * share), (float) (2 - 2 * share)}, within(1e-6f));
  }

  @Test
  void forgetSlowly() {
    weights.update(new int[] {0, 1}, new double[] {0, 0});
    weights.update(new int[] {0}, new double[] {10});
    // 0.7 of 0 and 0.3 of 10 is 3; the other one stays.
    double share = 1 / (1 + Math.exp(-1.5));
    assertThat(weights.weights(0, 1)[0]).isEqualTo((float) (2 * share), within(1e-6f));
  }

  @Test
  void everySourceIsDrawnWhereThereAreEnoughImages() {
    assertThat(weights.draw(5, new SplittableRandom(1))).containsExactly(0, 1, 0, 1, 0);
    assertThat(weights.source(1)).isEqualTo(5);
    SourceWeights many = new SourceWeights(new int[100], 1);
    assertThat(many.draw(4, new SplittableRandom(1)))
        .hasSize(4)
        .isNotEqualTo(many.draw(4, new SplittableRandom(2)));
  }
}
