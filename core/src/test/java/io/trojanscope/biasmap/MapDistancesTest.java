package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.Pixels;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MapDistancesTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 1);
  private static final OptionalInt NONE = OptionalInt.empty();
  private static final List<String> CLASSES = List.of("a", "b");

  @Test
  void isTheEuclideanDistanceOfTheMeanAdversarialExamples() {
    BiasMaps first = maps(Algorithm.PER_CLASS, map(NONE, 0, 0.25f, 0.5f), map(NONE, 1, 0f, 0f));
    BiasMaps second = maps(Algorithm.PER_CLASS, map(NONE, 0, 0.625f, 1f), map(NONE, 1, 0f, 0f));
    assertThat(MapDistances.between(first, second))
        .containsExactly(
            new MapDistance(NONE, 0, OptionalDouble.of(0.625)), // 3-4-5 triangle, in eighths
            new MapDistance(NONE, 1, OptionalDouble.of(0)));
  }

  @Test
  void isEmptyWhereEitherModelHasNoMap() {
    BiasMaps first = maps(Algorithm.PER_CLASS, map(NONE, 0, 0, 0));
    BiasMaps second = maps(Algorithm.PER_CLASS, map(NONE, 1, 0, 0));
    assertThat(MapDistances.between(first, second))
        .containsExactly(
            new MapDistance(NONE, 0, OptionalDouble.empty()),
            new MapDistance(NONE, 1, OptionalDouble.empty()));
  }

  @Test
  void algorithmTwoHasOneDistancePerClassPair() {
    BiasMaps first =
        maps(Algorithm.PER_PAIR, map(OptionalInt.of(0), 1, 1, 0), map(OptionalInt.of(1), 0, 0, 0));
    BiasMaps second =
        maps(Algorithm.PER_PAIR, map(OptionalInt.of(0), 1, 0, 0), map(OptionalInt.of(1), 1, 0, 0));
    assertThat(MapDistances.between(first, second))
        .containsExactly(
            new MapDistance(OptionalInt.of(0), 0, OptionalDouble.empty()),
            new MapDistance(OptionalInt.of(0), 1, OptionalDouble.of(1)),
            new MapDistance(OptionalInt.of(1), 0, OptionalDouble.empty()),
            new MapDistance(OptionalInt.of(1), 1, OptionalDouble.empty()));
  }

  @Test
  void refusesMapsOfDifferentSettingsOrShapes() {
    BiasMaps maps = maps(Algorithm.PER_CLASS);
    assertThatThrownBy(() -> MapDistances.between(maps, maps(Algorithm.PER_PAIR)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("bias maps: expected the same settings for both models, found ")
        .hasMessageContaining("PER_CLASS")
        .hasMessageContaining("PER_PAIR");
    ImageShape otherShape = new ImageShape(1, 1, 2);
    assertThatThrownBy(
            () ->
                MapDistances.between(
                    maps, new BiasMaps(maps.config(), otherShape, CLASSES, List.of(), List.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "bias maps: expected the same image shape for both models, found 1x2x1 and 1x1x2; compute both maps with the same settings");
    assertThatThrownBy(
            () ->
                MapDistances.between(
                    maps,
                    new BiasMaps(maps.config(), SHAPE, List.of("a", "c"), List.of(), List.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "bias maps: expected the same classes for both models, found [a, b] and [a, c]; compute both maps with the same settings");
  }

  private static BiasMaps maps(Algorithm algorithm, BiasMap... maps) {
    BiasMapConfig config = new BiasMapConfig(algorithm, StartingInput.BLANK, true, 0.1f, 1, 1, 0);
    return new BiasMaps(config, SHAPE, CLASSES, List.of(maps), List.of());
  }

  private static BiasMap map(OptionalInt source, int predicted, float... mean) {
    PixelStatistics adversarial = new PixelStatistics(new Pixels(mean), Pixels.of(0, 0));
    PixelStatistics perturbation =
        new PixelStatistics(Pixels.of(0.5f * predicted, 1), Pixels.of(0, 0));
    return new BiasMap(source, predicted, 1, adversarial, perturbation);
  }
}
