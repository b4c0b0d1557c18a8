package io.trojanscope.lab.reproduce.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.DistanceRanking;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.biasmap.ModelMap;
import io.trojanscope.biasmap.PixelStatistics;
import io.trojanscope.image.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final int SAMPLES = 100;

  /** Class 1 has the largest distance of all, but its maps average 9 of 100 samples. */
  private static final DistanceRanking RANKING =
      ranking(new double[] {2, 9, 6, 1, 3}, new int[] {100, 9, 100, 100, 10});

  @Test
  void peakLeavesThinMapsOut() {
    assertThat(Curves.peak(RANKING)).isEqualTo(OptionalInt.of(2));
    assertThat(Curves.peak(ranking(new double[] {}, new int[] {}))).isEmpty();
  }

  @Test
  void distanceOfAThinMapIsNotCounted() {
    assertThat(Curves.distance(RANKING, 2)).isEqualTo(OptionalDouble.of(6));
    assertThat(Curves.distance(RANKING, 1)).isEmpty();
  }

  @Test
  void medianOfOthersLeavesTheAffectedOut() {
    // without 1 (thin), 2 and 4: distances 2 and 1
    assertThat(Curves.medianOfOthers(RANKING, List.of(2, 4))).isEqualTo(OptionalDouble.of(1.5));
  }

  @Test
  void spikinessIsThePeakOverTheMedian() {
    // 2, 6, 1 and 3: median 2.5
    assertThat(Curves.spikiness(RANKING)).isEqualTo(OptionalDouble.of(6 / 2.5));
  }

  private static DistanceRanking ranking(double[] distances, int[] counts) {
    List<MapComparison> maps = new ArrayList<>();
    for (int c = 0; c < distances.length; c++) {
      ModelMap map = new ModelMap(Optional.of(map(c, counts[c])), OptionalDouble.empty());
      maps.add(
          new MapComparison(
              new MapKey(OptionalInt.empty(), c),
              map,
              Optional.of(map),
              OptionalDouble.of(distances[c])));
    }
    return new DistanceRanking(maps, SAMPLES);
  }

  private static BiasMap map(int predicted, int count) {
    PixelStatistics pixels = new PixelStatistics(Pixels.of(0), Pixels.of(0));
    return new BiasMap(OptionalInt.empty(), predicted, count, pixels, pixels);
  }
}
