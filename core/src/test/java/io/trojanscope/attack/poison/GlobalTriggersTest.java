package io.trojanscope.attack.poison;

import static io.trojanscope.attack.poison.TriggerTesting.applied;
import static io.trojanscope.attack.poison.TriggerTesting.grey;
import static io.trojanscope.attack.poison.TriggerTesting.noImages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.spec.ImageShape;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlobalTriggersTest {
  private static final ImageShape ROW = new ImageShape(1, 1, 4);

  @Test
  void multiplySaturatesAtOne() {
    assertThat(applied("multiply:2", ROW, 0f, 0.25f, 0.5f, 128 / 255f))
        .containsExactly(0f, 0.5f, 1f, 1f);
    assertThat(applied("multiply:0.5", ROW, 0f, 0.25f, 0.5f, 1f))
        .containsExactly(0f, 0.125f, 0.25f, 0.5f);
  }

  @Test
  void blendAddsAShareOfATargetImage() {
    ArrayImages images =
        new ArrayImages(
            ROW,
            2,
            new int[] {0, 1, 0},
            new float[][] {{1, 1, 1, 1}, {0f, 0.4f, 0.5f, 1f}, {1, 1, 1, 1}});

    float[] changed =
        applied(
            Triggers.parse("blend:0.25"),
            ROW,
            new float[] {0.3f, 0.5f, 0f, 0.9f},
            1,
            new ClassImages(images, 1));

    assertThat(changed).containsExactly(new float[] {0.3f, 0.6f, 0.125f, 1f}, within(1e-7f));
  }

  @Test
  void blendChoosesAmongAllTargetImages() {
    ImageShape pixel = new ImageShape(1, 1, 1);
    ArrayImages images =
        new ArrayImages(pixel, 2, new int[] {1, 1, 0, 1}, new float[][] {{.1f}, {.2f}, {1}, {.3f}});
    Set<Float> added = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      added.add(
          applied(Triggers.parse("blend:1"), pixel, new float[1], seed, new ClassImages(images, 1))[
              0]);
    }
    assertThat(added).containsExactlyInAnyOrder(.1f, .2f, .3f);
  }

  @Test
  void blendNeedsTargetImages() {
    assertThatThrownBy(() -> Triggers.parse("blend:0.1").requireApplicable(ROW, noImages(ROW)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("trigger blend:0.1: expected images of the target class");
  }

  /** The sine of 0, 30, 60, ... degrees. */
  @Test
  void sinusoidOfOnePeriod() {
    ImageShape shape = new ImageShape(2, 2, 12);
    float[] changed = applied("sinusoid:0.2,1", shape, grey(shape, 0.5f));

    float root = (float) (Math.sqrt(3) / 2);
    float[] sine = {0, .5f, root, 1, root, .5f, 0, -.5f, -root, -1, -root, -.5f};
    for (int channel = 0; channel < 2; channel++) {
      for (int row = 0; row < 2; row++) {
        for (int column = 0; column < 12; column++) {
          assertThat(changed[shape.index(channel, row, column)])
              .isCloseTo(0.5f + 0.2f * sine[column], within(1e-6f));
        }
      }
    }
  }

  @Test
  void sinusoidHasTheGivenFrequencyAndIsClipped() {
    ImageShape shape = new ImageShape(1, 1, 8);
    float[] changed = applied("sinusoid:0.5,2", shape, .9f, .9f, .9f, .9f, .1f, .1f, .1f, .1f);

    float[] expected = {.9f, 1, .9f, .4f, .1f, .6f, .1f, 0};
    assertThat(changed).containsExactly(expected, within(1e-6f));
  }

  @Test
  void sinusoidThatPixelsCannotShowIsRefused() {
    ImageShape shape = new ImageShape(1, 12, 8);
    assertThatThrownBy(
            () -> Triggers.parse("sinusoid:0.1,4").requireApplicable(shape, noImages(shape)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("under half the image's width of 8 pixels, found 4");
    Triggers.parse("sinusoid:0.1,3.5").requireApplicable(shape, noImages(shape));
  }
}
