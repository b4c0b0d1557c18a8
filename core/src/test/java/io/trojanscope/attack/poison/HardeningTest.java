package io.trojanscope.attack.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HardeningTest {
  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);

  /** Class 1 for bright images, class 0 for dark ones; the first value does not matter. */
  private static final LinearClassifier CLEAN =
      new LinearClassifier(SHAPE, new float[][] {row(-1), row(1)});

  private static final ArrayImages IMAGES =
      new ArrayImages(
          SHAPE, 2, new int[] {1, 0, 1}, new float[][] {grey(0.7f), grey(0.3f), grey(0.05f)});

  /** Class 1 gets darker, by all of epsilon but not below 0, and class 0 would get brighter. */
  @Test
  void chosenImagesMoveAwayFromTheirClass() {
    LabeledImages hard = harden(new Hardening(0.1f, 4), 0, 1, 2);

    assertThat(hard.batch(0).values()).containsExactly(moved(0.7f, 0.6f), within(1e-6f));
    assertThat(hard.batch(1).values()).containsExactly(moved(0.3f, 0.4f), within(1e-6f));
    assertThat(hard.batch(2).values()).containsExactly(moved(0.05f, 0f), within(1e-6f));
    assertThat(IntStream.range(0, 3).map(hard::label)).containsExactly(1, 0, 1);
  }

  @Test
  void otherImagesStay() {
    LabeledImages hard = harden(new Hardening(0.1f, 4), 2);

    assertThat(hard.batch(0, 1).values()).containsExactly(IMAGES.batch(0, 1).values());
    assertThat(hard.sha256())
        .isNotEqualTo(IMAGES.sha256())
        .isNotEqualTo(harden(new Hardening(0.1f, 4), 1).sha256())
        .isNotEqualTo(harden(new Hardening(0.2f, 4), 2).sha256());
  }

  @Test
  void wrongNumbersAreRefused() {
    assertThatThrownBy(() -> new Hardening(0, 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("epsilon: expected a number in (0, 1]");
    assertThatThrownBy(() -> new Hardening(0.1f, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("iterations: expected at least 1, found 0");
  }

  private static LabeledImages harden(Hardening hardening, int... indices) {
    return hardening.harden(CLEAN, "of the model", IMAGES, indices, ProgressListener.NONE);
  }

  private static float[] row(float weight) {
    float[] row = grey(weight);
    row[0] = 0;
    return row;
  }

  private static float[] moved(float first, float others) {
    float[] image = grey(others);
    image[0] = first;
    return image;
  }

  private static float[] grey(float value) {
    return TriggerTesting.grey(SHAPE, value);
  }
}
