package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SigmoidDescentTest {
  /**
   * PyTorch 1.13: {@code u = tensor([-1., -1.]); Adam([u], lr=0.1, betas=(0.5, 0.9))}, three steps
   * on {@code (sigmoid(2u) * tensor([3., -0.5])).sum()}.
   */
  @Test
  void stepsAsPyTorchsAdam() {
    SigmoidDescent descent = new SigmoidDescent(2, -1, 0, 0.1, new SplittableRandom(1));
    assertThat(descent.values()).containsExactly(new float[] {0.119203f, 0.119203f}, within(1e-6f));
    for (int i = 0; i < 3; i++) {
      descent.step(new float[] {3, -0.5f});
    }

    assertThat(descent.values())
        .containsExactly(new float[] {0.0702949f, 0.199796f}, within(1e-6f));
  }

  @Test
  void startsAtTheSameParametersForTheSameSeed() {
    float[] values = new SigmoidDescent(500, 0, 1, 0.1, new SplittableRandom(7)).values();

    assertThat(new SigmoidDescent(500, 0, 1, 0.1, new SplittableRandom(7)).values())
        .isEqualTo(values);
    assertThat(values[0]).isNotEqualTo(values[1]);
  }
}
