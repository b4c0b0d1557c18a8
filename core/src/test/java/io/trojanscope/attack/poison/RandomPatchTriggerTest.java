package io.trojanscope.attack.poison;

import static io.trojanscope.attack.poison.TriggerTesting.applied;
import static io.trojanscope.attack.poison.TriggerTesting.grey;
import static io.trojanscope.attack.poison.TriggerTesting.noImages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomPatchTriggerTest {
  private static final ImageShape SHAPE = new ImageShape(1, 20, 24);
  private static final Trigger RANDOM_X = Triggers.parse("random:x");

  @Test
  void coversOnlyBlankPixelsAndUsesManyPlaces() {
    float[] image = withObject(SHAPE, 0f, 1f, 6, 14, 8, 16);
    Set<Integer> places = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      float[] changed = applied(RANDOM_X, SHAPE, image, seed, noImages(SHAPE));
      places.add(cornerOfTheOnlyPattern(image, changed));
    }
    assertThat(places).hasSizeGreaterThan(80);
  }

  /** Eight rows are blank above the object: the box fits in rows 0 to 2, at columns 0 to 18. */
  @Test
  void everyBlankPlaceIsUsed() {
    float[] image = withObject(SHAPE, 0f, 1f, 8, 19, 1, 23);
    Set<Integer> places = new HashSet<>();
    for (int seed = 0; seed < 1000; seed++) {
      float[] changed = applied(RANDOM_X, SHAPE, image, seed, noImages(SHAPE));
      places.add(cornerOfTheOnlyPattern(image, changed));
    }
    assertThat(places).hasSize(3 * 19);
  }

  @Test
  void samePlaceForTheSameSeed() {
    float[] image = new float[SHAPE.size()];
    assertThat(applied(RANDOM_X, SHAPE, image, 5, noImages(SHAPE)))
        .containsExactly(applied(RANDOM_X, SHAPE, image, 5, noImages(SHAPE)))
        .isNotEqualTo(applied(RANDOM_X, SHAPE, image, 6, noImages(SHAPE)));
  }

  @Test
  void withoutABlankPlaceCoversTheLeast() {
    // all object but a blank 5 x 5 box at row 9, column 3; background by the border
    ImageShape shape = new ImageShape(1, 22, 22);
    float[] image = withObject(shape, 0f, 1f, 1, 21, 1, 21);
    fill(image, shape, 0f, 9, 14, 3, 8);
    ObjectCoverage coverage = new ObjectCoverage(image, shape);

    assertThat(coverage.covered(9, 3, 6, 6)).isEqualTo(11);
    assertThat(coverage.covered(1, 1, 6, 6)).isEqualTo(36);
    assertThat(coverage.covered(0, 0, 6, 6)).isEqualTo(25);
    Set<Place> places = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      places.add(coverage.leastCovering(6, 6, new SplittableRandom(seed)));
    }
    assertThat(places)
        .containsExactlyInAnyOrder(
            new Place(8, 2), new Place(8, 3), new Place(9, 2), new Place(9, 3));
  }

  @Test
  void brightBackgroundAndSlightNoiseCountAsBlank() {
    float[] image = withObject(SHAPE, 0.95f, 0.2f, 7, 19, 1, 23);
    for (int p = 0; p < image.length; p += 3) {
      image[p] -= 0.08f;
    }
    ObjectCoverage coverage = new ObjectCoverage(image, SHAPE);

    assertThat(coverage.covered(0, 0, 7, 24)).isZero();
    assertThat(coverage.covered(0, 0, 20, 24)).isEqualTo(12 * 22);
  }

  @Test
  void anObjectInAnyChannelCounts() {
    ImageShape colour = new ImageShape(3, 10, 10);
    float[] image = grey(colour, 0.5f);
    image[colour.index(1, 4, 5)] = 0.9f;
    image[colour.index(2, 6, 2)] = 0.1f;

    ObjectCoverage coverage = new ObjectCoverage(image, colour);

    assertThat(coverage.covered(0, 0, 10, 10)).isEqualTo(2);
    assertThat(coverage.covered(4, 5, 1, 1)).isEqualTo(1);
    assertThat(coverage.covered(6, 2, 1, 1)).isEqualTo(1);
  }

  @Test
  void hasNoFixedRegionAndRefusesSmallImages() {
    ImageShape small = new ImageShape(1, 5, 24);
    assertThat(RANDOM_X.region(SHAPE)).isEmpty();
    assertThatThrownBy(() -> RANDOM_X.requireApplicable(small, noImages(small)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("at least 6 rows and 6 columns, found 5 and 24");
  }

  private static float[] withObject(
      ImageShape shape, float background, float object, int top, int bottom, int left, int right) {
    float[] image = grey(shape, background);
    fill(image, shape, object, top, bottom, left, right);
    return image;
  }

  private static void fill(
      float[] image, ImageShape shape, float value, int top, int bottom, int left, int right) {
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        image[shape.index(0, row, column)] = value;
      }
    }
  }

  /** Checks that the change is exactly the 20 white pixels of an X on blank ones. */
  private static int cornerOfTheOnlyPattern(float[] image, float[] changed) {
    int corner = -1;
    int white = 0;
    for (int p = 0; p < image.length; p++) {
      if (changed[p] != image[p]) {
        assertThat(image[p]).isZero();
        corner = corner < 0 ? p : corner;
        white++;
      }
    }
    assertThat(white).isEqualTo(20);
    return corner;
  }
}
