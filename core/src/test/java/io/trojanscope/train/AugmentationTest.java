package io.trojanscope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final ImageShape SHAPE = new ImageShape(2, 2, 3);

  /** Two channels of rows 1 2 3, 4 5 6 and 7 8 9, 10 11 12, behind one value of another image. */
  private static float[] images() {
    return new float[] {99, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  }

  @Test
  void mirroringTurnsEachRowAround() {
    float[] values = images();

    Augmentation.change(values, 1, SHAPE, true, 0, 0);

    assertThat(values).containsExactly(99, 3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10);
  }

  @Test
  void aCropReadsFurtherDownAndRightAndFillsWithZeros() {
    float[] values = images();

    Augmentation.change(values, 1, SHAPE, false, 1, -1);

    assertThat(values).containsExactly(99, 0, 4, 5, 0, 0, 0, 0, 10, 11, 0, 0, 0);
  }

  @Test
  void changesDependOnSeedEpochAndIndexAlone() {
    assertThat(augmented(1, 2, 3)).isEqualTo(augmented(1, 2, 3));
    Set<List<Float>> seen = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      seen.add(augmented(i, 0, 0));
      seen.add(augmented(0, i, 0));
      seen.add(augmented(0, 0, i));
    }
    assertThat(seen).hasSizeGreaterThan(8);
  }

  @Test
  void halfOfTheImagesAreMirroredAndEveryPlaceComesAlike() {
    int mirrored = 0;
    Set<List<Float>> places = new HashSet<>();
    for (int index = 0; index < 2000; index++) {
      mirrored += augmented(new Augmentation(true, 0), 5, 1, index).get(0) == 3 ? 1 : 0;
      places.add(augmented(new Augmentation(false, 1), 5, 1, index));
    }
    assertThat(mirrored).isBetween(900, 1100);
    assertThat(places).hasSize(9);
  }

  @Test
  void withoutAugmentationImagesStayAsTheyAre() {
    assertThat(augmented(Augmentation.NONE, 5, 1, 1))
        .containsExactly(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f, 12f);
  }

  @Test
  void aNegativePaddingIsRefused() {
    assertThatThrownBy(() -> new Augmentation(true, -1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("crop padding: expected at least 0, found -1");
  }

  private static List<Float> augmented(long seed, int epoch, int index) {
    return augmented(new Augmentation(true, 2), seed, epoch, index);
  }

  private static List<Float> augmented(Augmentation augmentation, long seed, int epoch, int index) {
    float[] values = images();
    augmentation.apply(values, 1, SHAPE, seed, epoch, index);
    List<Float> result = new java.util.ArrayList<>();
    for (int i = 1; i < values.length; i++) {
      result.add(values[i]);
    }
    return result;
  }
}
