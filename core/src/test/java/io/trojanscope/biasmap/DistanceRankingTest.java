package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.image.Pixels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistanceRankingTest {
  private static final int SAMPLES = 100;
  private static final int ENOUGH = 10;

  @Test
  void comparesThePeakWithTheMedianOfTheOthers() {
    DistanceRanking ranking = ranking(distances(3, 1, 10, 2, 4), ENOUGH);

    assertThat(ranking.peak().orElseThrow().key().predicted()).isEqualTo(2);
    assertThat(ranking.factor(10)).isEqualTo(OptionalDouble.of(10 / 2.5));
  }

  @Test
  void takesTheMiddleOfAnOddNumberOfOthers() {
    assertThat(ranking(distances(3, 1, 10, 2), ENOUGH).factor(4)).isEqualTo(OptionalDouble.of(2));
  }

  @Test
  void ordersEqualDistancesByClass() {
    DistanceRanking ranking = ranking(distances(5, 7, 7), ENOUGH);

    assertThat(ranking.ranked()).extracting(c -> c.key().predicted()).containsExactly(1, 2, 0);
  }

  @Test
  void doesNotTakeAThinMapForThePeak() {
    DistanceRanking ranking =
        new DistanceRanking(
            List.of(
                comparison(0, 2, ENOUGH), comparison(1, 9, ENOUGH - 1), comparison(2, 3, ENOUGH)),
            SAMPLES);

    assertThat(ranking.peak().orElseThrow().key().predicted()).isEqualTo(2);
    assertThat(ranking.ranked()).extracting(c -> c.key().predicted()).containsExactly(2, 0, 1);
    assertThat(ranking.factor(3)).isEqualTo(OptionalDouble.of(1.5));
    assertThat(ranking.greatest()).isEqualTo(9);
  }

  @Test
  void knowsNoPeakWhereNothingDiffers() {
    assertThat(ranking(distances(0, 0, 0), ENOUGH).peak()).isEmpty();
    assertThat(ranking(distances(0, 0, 0), ENOUGH).factor(0)).isEmpty();
    assertThat(ranking(List.of(), ENOUGH).peak()).isEmpty();
  }

  @Test
  void knowsNoFactorForASingleClass() {
    assertThat(ranking(distances(4), ENOUGH).factor(4)).isEmpty();
  }

  private static List<Double> distances(double... distances) {
    return Arrays.stream(distances).boxed().toList();
  }

  private static DistanceRanking ranking(List<Double> distances, int count) {
    return new DistanceRanking(
        IntStream.range(0, distances.size())
            .mapToObj(i -> comparison(i, distances.get(i), count))
            .toList(),
        SAMPLES);
  }

  private static MapComparison comparison(int predicted, double distance, int count) {
    PixelStatistics pixels = new PixelStatistics(Pixels.of(0), Pixels.of(0));
    BiasMap map = new BiasMap(OptionalInt.empty(), predicted, count, pixels, pixels);
    ModelMap model = new ModelMap(Optional.of(map), OptionalDouble.of(1));
    return new MapComparison(
        new MapKey(OptionalInt.empty(), predicted),
        model,
        Optional.of(model),
        OptionalDouble.of(distance));
  }
}
