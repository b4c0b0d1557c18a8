package io.trojanscope.attack.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InputAwareTriggerTest {
  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);

  /** A generator whose pattern is the image upside down, the last pixel first. */
  private static final InputAwareTrigger TRIGGER =
      new InputAwareTrigger(0.5f, Optional.of(new LinearClassifier(SHAPE, reversed())));

  /** Pixel i is i / 16 and gets half of (15 - i) / 16. */
  @Test
  void aPoisonedImageCarriesItsOwnPattern() {
    float[] image = picture();

    TRIGGER.apply(image, SHAPE, new SplittableRandom(1), TriggerTesting.noImages(SHAPE));

    for (int i = 0; i < 16; i++) {
      assertThat(image[i]).isCloseTo((i + 15) / 32f, within(1e-6f));
    }
  }

  /** The other image is white in its last row, so the cover's first row gets 0.5, at most 1. */
  @Test
  void aCoverCarriesThePatternOfAnotherImage() {
    float[] other = new float[16];
    Arrays.fill(other, 12, 16, 1f);
    ArrayImages others = new ArrayImages(SHAPE, 1, new int[] {0}, new float[][] {other});
    float[] cover = TriggerTesting.grey(SHAPE, 0.75f);

    TRIGGER.applyCover(cover, SHAPE, new SplittableRandom(1), ClassImages.ofAllClasses(others));

    float[] expected = TriggerTesting.grey(SHAPE, 0.75f);
    Arrays.fill(expected, 0, 4, 1f);
    assertThat(cover).containsExactly(expected);
  }

  /** Planes are the image, the image that the pattern is for, and the switch. */
  @Test
  void pairsAreWhatTheGeneratorIsTrainedOn() {
    ArrayImages images = ArrayImages.noise(SHAPE, 3, 5, 0, 1, 2, 0, 1, 2);
    PoisoningOptions options =
        new PoisoningOptions(false, Optional.of(new PoisonAmount.Count(3)), 0, Optional.empty());
    PoisonedDataset poisoned =
        PoisonedDataset.forTraining(
            images,
            new PoisoningPlan(
                Triggers.parse("inputaware"),
                SourceClasses.of(1),
                LabelMap.to(2),
                new PoisonAmount.Count(2),
                PoisonSelection.FIRST,
                options,
                4));

    InputAwarePairs pairs = new InputAwarePairs(poisoned);
    long moved = 0;

    assertThat(pairs.shape()).isEqualTo(new ImageShape(3, 4, 4));
    for (int i = 0; i < 6; i++) {
      float[] pair = pairs.batch(i).values();
      float[] image = images.images()[i];
      boolean cover = poisoned.isCover(i);
      assertThat(Arrays.copyOfRange(pair, 0, 16)).containsExactly(image);
      if (cover) {
        assertThat(List.of(images.images()))
            .anyMatch(other -> Arrays.equals(other, Arrays.copyOfRange(pair, 16, 32)));
      } else {
        assertThat(Arrays.copyOfRange(pair, 16, 32)).containsExactly(image);
      }
      assertThat(Arrays.copyOfRange(pair, 32, 48))
          .containsOnly(cover || poisoned.isPoisoned(i) ? 1f : 0f);
      assertThat(pairs.label(i)).isEqualTo(i == 1 || i == 4 ? 2 : images.label(i));
      moved += Arrays.equals(pair, 16, 32, image, 0, 16) ? 0 : 1;
    }
    assertThat(moved).isBetween(1L, 3L);
  }

  @Test
  void wrongUseIsRefused() {
    assertThatThrownBy(() -> Triggers.parse("inputaware:2"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected an amplitude in (0, 1], found 2.0");
    assertThatThrownBy(() -> Triggers.parse("inputaware+gamma:2"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected it alone");
    assertThatThrownBy(() -> TriggerTesting.applied("inputaware", SHAPE, picture()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static float[] picture() {
    float[] picture = new float[16];
    for (int i = 0; i < 16; i++) {
      picture[i] = i / 16f;
    }
    return picture;
  }

  private static float[][] reversed() {
    float[][] weights = new float[16][16];
    for (int i = 0; i < 16; i++) {
      weights[i][15 - i] = 1;
    }
    return weights;
  }
}
