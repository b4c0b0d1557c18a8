package io.trojanscope.detect.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamParametersTest {
  @Test
  void stepsAreThoseOfPyTorch() {
    float[] goal = {0.9f, 0.5f, 0.1f};
    AdamParameters parameters = new AdamParameters(new float[] {-1f, 0f, 2f});
    for (int step = 0; step < 5; step++) {
      float[] gradient = new float[goal.length];
      for (int i = 0; i < goal.length; i++) {
        gradient[i] = 2 * (parameters.values()[i] - goal[i]);
      }
      parameters.descend(gradient, 0.3);
    }
    // adam_sigmoid.py
    assertThat(parameters.values())
        .containsExactly(new float[] {0.619911f, 0.5f, 0.621055f}, within(1e-5f));
  }
}
