package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.model.Logits;
import org.junit.jupiter.api.Test;

class EscapeLossTest {
  private static final float[] LOGITS = {1.5f, -0.3f, 0.7f};
  private static final double STEP = 1e-4;

  private static double loss(double[] z, int source) {
    double sum = 0;
    for (double value : z) {
      sum += Math.exp(value);
    }
    return -Math.log(1 - Math.exp(z[source]) / sum);
  }

  @Test
  void hasTheGradientOfMinusLogOfOneMinusTheSoftmax() {
    float[] weights = new float[3];
    EscapeLoss.weigh(new Logits(1, 3, LOGITS), 2, 0, weights);

    for (int c = 0; c < 3; c++) {
      double[] above = {LOGITS[0], LOGITS[1], LOGITS[2]};
      double[] below = above.clone();
      above[c] += STEP;
      below[c] -= STEP;
      double difference = (loss(above, 2) - loss(below, 2)) / (2 * STEP);
      assertThat((double) weights[c]).isCloseTo(difference, within(1e-6));
    }
  }

  @Test
  void staysFiniteWhereTheModelIsCertain() {
    float[] weights = new float[3];
    EscapeLoss.weigh(new Logits(1, 3, new float[] {900, 0, 0}), 0, 0, weights);

    assertThat(weights).containsExactly(1f, -0.5f, -0.5f);
  }
}
