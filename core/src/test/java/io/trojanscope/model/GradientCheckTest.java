package io.trojanscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);

  @Test
  void aRightGradientWorks() {
    GradientCheck check = GradientCheck.of(linear());

    assertThat(check.works()).isTrue();
    assertThat(check.error()).isLessThan(1e-3);
    assertThat(check.largest()).isPositive();
    assertThat(check.secondsPerGradient()).isPositive();
  }

  @Test
  void aWrongGradientDoesNot() {
    GradientCheck check = GradientCheck.of(new Scaled(linear(), 1.2f));

    assertThat(check.works()).isFalse();
    assertThat(check.error()).isBetween(0.05, 0.3);
  }

  @Test
  void aGradientThatIsZeroDoesNot() {
    GradientCheck check = GradientCheck.of(new Scaled(linear(), 0));

    assertThat(check.works()).isFalse();
    assertThat(check.largest()).isZero();
  }

  private static LinearClassifier linear() {
    float[][] weights = new float[3][SHAPE.size()];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < SHAPE.size(); i++) {
        weights[c][i] = (float) Math.sin(3 * c + i + 1);
      }
    }
    return new LinearClassifier(SHAPE, weights);
  }

  /** A classifier whose gradient is a multiple of the right one. */
  private record Scaled(DifferentiableClassifier right, float factor)
      implements DifferentiableClassifier {
    @Override
    public ModelSpec spec() {
      return right.spec();
    }

    @Override
    public Logits logits(ImageBatch images) {
      return right.logits(images);
    }

    @Override
    public InputGradient inputGradient(ImageBatch images, LogitLoss loss) {
      InputGradient result = right.inputGradient(images, loss);
      for (int i = 0; i < result.gradient().length; i++) {
        result.gradient()[i] *= factor;
      }
      return result;
    }

    @Override
    public void close() {}
  }
}
