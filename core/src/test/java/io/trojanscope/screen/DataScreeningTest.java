package io.trojanscope.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataScreeningTest {
  private static final int CLASSES = 6;
  private static final int OF_CLASS = 150;
  private static final int MOVED = 15;

  /** Normal features; the first images of class 2 lie further along the second feature. */
  private static FeatureMatrix features(double moved) {
    SplittableRandom random = new SplittableRandom(3);
    float[][] rows = new float[CLASSES * OF_CLASS][8];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < 8; k++) {
        rows[i][k] = (float) (random.nextGaussian() + (k == i / OF_CLASS ? 10 : 0));
      }
      boolean isMoved = i / OF_CLASS == 2 && i % OF_CLASS < MOVED;
      rows[i][1] += (float) (isMoved ? moved : 0);
    }
    int[] labels = IntStream.range(0, rows.length).map(i -> i / OF_CLASS).toArray();
    return new FeatureMatrix(rows, labels, CLASSES);
  }

  private static List<ClassScreening> suspicious(DataScreening screening) {
    return screening.classes().stream().filter(ClassScreening::suspicious).toList();
  }

  private static int countSetApart(DataScreening screening) {
    return (int)
        IntStream.range(0, screening.setApart().length)
            .filter(i -> screening.setApart()[i])
            .count();
  }

  @Test
  void aGroupThatLiesApartIsSetApart() {
    for (ScreeningMethod method : ScreeningMethod.values()) {
      FeatureMatrix features = features(12);
      DataScreening screening = DataScreening.of(features, method, 1);

      List<ClassScreening> suspicious = suspicious(screening);
      assertThat(suspicious).extracting(ClassScreening::classIndex).containsExactly(2);
      assertThat(suspicious).extracting(ClassScreening::expected).containsExactly(MOVED);
      for (int rank = 0; rank < MOVED; rank++) {
        assertThat(screening.ranking(features.labels())[rank])
            .describedAs(method.text())
            .isBetween(2 * OF_CLASS, 2 * OF_CLASS + MOVED - 1);
      }
      assertThat(countSetApart(screening)).isBetween(MOVED, 2 * MOVED);
    }
  }

  @Test
  void normalFeaturesShowNoSignAndSayWhatWouldBeMissed() {
    DataScreening screening = DataScreening.of(features(0), ScreeningMethod.SCAN, 1);

    assertThat(suspicious(screening)).isEmpty();
    assertThat(countSetApart(screening)).isZero();
    assertThat(screening.missed().orElseThrow().smallestFound()).isPresent();
    assertThat(screening.missed().orElseThrow().smallestFound().orElseThrow())
        .isLessThanOrEqualTo(0.1);
  }

  @Test
  void classesOfFewImagesAreNotJudged() {
    FeatureMatrix all = features(12);
    FeatureMatrix few =
        new FeatureMatrix(Arrays.copyOf(all.rows(), 10), Arrays.copyOf(all.labels(), 10), 2);

    DataScreening screening = DataScreening.of(few, ScreeningMethod.SCAN, 1);

    assertThat(screening.missed()).isEmpty();
    assertThat(screening.classes()).extracting(ClassScreening::group).containsExactly(0, 0);
  }

  @Test
  void aClassIsSuspiciousOnlyIfGapAndDeviationAreLarge() {
    assertThat(ScreeningRule.isSuspicious(4, 3.5, 10)).isTrue();
    assertThat(ScreeningRule.isSuspicious(3.9, 100, 10)).isFalse();
    assertThat(ScreeningRule.isSuspicious(10, 3.4, 10)).isFalse();
    assertThat(ScreeningRule.isSuspicious(4, 0, 4)).isTrue();
  }

  /** Median 3, deviations 2, 1, 0, 1, 97, median deviation 1. */
  @Test
  void deviationsAreStandardisedByTheMedianAbsoluteDeviation() {
    assertThat(ScreeningRule.deviations(1, 2, 3, 4, 100)[4]).isEqualTo(97 / 1.4826, within(1e-9));
  }

  @Test
  void theSmallestFoundShareHasNoMissedOneAboveIt() {
    MissedPoisoning missed =
        new MissedPoisoning(
            13,
            List.of(
                new MissedPoisoning.Trial(0.01, 20, 20),
                new MissedPoisoning.Trial(0.02, 20, 10),
                new MissedPoisoning.Trial(0.05, 20, 19),
                new MissedPoisoning.Trial(0.1, 20, 20)));

    assertThat(missed.smallestFound()).contains(0.05);
  }
}
