package io.trojanscope.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.junit.jupiter.api.Test;

/** The numbers of NumPy were computed by {@code screening.py} among the resources. */
class ScoresTest {
  /** The same points as in screening.py: the first 20 of 200 lie 6 further in the first column. */
  static double[][] points() {
    double[][] points = new double[200][4];
    long state = 12345;
    for (int i = 0; i < points.length; i++) {
      for (int k = 0; k < 4; k++) {
        long total = 0;
        for (int n = 0; n < 4; n++) {
          state = (1103515245L * state + 12345) % (1L << 31);
          total += state / (1 << 16) % 1000;
        }
        points[i][k] = total / 1000.0 - 2 + (k == 0 && i < 20 ? 6 : 0);
      }
    }
    return points;
  }

  /**
   * Mean (0, 0); the first axis varies more, so that the score is the square of the first column.
   */
  @Test
  void spectralScoreIsTheSquareAlongTheGreatestVariance() {
    double[][] rows = {{3, 0}, {-3, 0}, {0, 1}, {0, -1}};

    assertThat(SpectralSignatures.scores(rows))
        .containsExactly(new double[] {9, 9, 0, 0}, within(1e-12));
  }

  @Test
  void spectralScoresAreThoseOfNumPy() {
    double[] scores = SpectralSignatures.scores(points());

    assertThat(new double[] {scores[0], scores[1], scores[100], scores[199]})
        .containsExactly(
            new double[] {29.96012181, 25.40593827, 0.11152487, 2.58872952}, within(1e-7));
  }

  /**
   * Groups {0, 0, 2, 2} and {10, 12}: means 1 and 11, so the margin of 10 is 81 - 1 = 80, that of 2
   * is 1 - 81 = -80, and the separation 1/3 * 2/3 * 100.
   */
  @Test
  void twoGroupsOfAFewNumbers() {
    double[][] points = {{0}, {0}, {2}, {2}, {10}, {12}};
    TwoGroups groups =
        TwoGroups.from(points, new boolean[] {true, true, false, false, false, false});

    assertThat(groups.smaller()).containsExactly(false, false, false, false, true, true);
    assertThat(groups.size()).isEqualTo(2);
    assertThat(groups.margins()[4]).isEqualTo(80);
    assertThat(groups.margins()[3]).isEqualTo(-80);
    assertThat(groups.separation()).isCloseTo(200.0 / 9, within(1e-12));
  }

  /** The variances of both groups are 1, and the means are 10 apart. */
  @Test
  void gapIsTheDistanceOfTheMeansOverTheRootOfTheMeanVariance() {
    SubgroupTest test = SubgroupTest.of(new double[][] {{0}, {0}, {2}, {2}, {10}, {12}});

    assertThat(test.gap()).isCloseTo(10, within(1e-9));
  }

  @Test
  void subgroupTestIsThatOfNumPy() {
    SubgroupTest test = SubgroupTest.of(points());

    assertThat(test.statistic()).isCloseTo(3.054316328828, within(1e-9));
    assertThat(test.groups().size()).isEqualTo(20);
    assertThat(test.gap()).isCloseTo(11.802242598426, within(1e-8));
  }

  @Test
  void spectreScoresAreThoseOfNumPy() {
    double[] scores = SpectreScores.scores(points());

    assertThat(new double[] {scores[0], scores[1], scores[100], scores[199]})
        .containsExactly(
            new double[] {202.88734678, 175.04579546, 0.43175863, 5.40927978}, within(1e-5));
  }

  @Test
  void clusteringScoresOfTheSmallerClusterAreAboveZero() {
    double[] scores = ActivationClustering.scores(points());

    for (int i = 0; i < scores.length; i++) {
      assertThat(scores[i] > 0).isEqualTo(i < 20);
    }
  }

  /** Covariance diag(4, 9): half and a third of the coordinates remain. */
  @Test
  void whiteningDividesByTheStandardDeviations() {
    double[][] white =
        Whitening.of(new double[] {1, 1}, new Array2DRowRealMatrix(new double[][] {{4, 0}, {0, 9}}))
            .applied(new double[][] {{3, 4}});

    assertThat(Math.hypot(white[0][0], white[0][1])).isCloseTo(Math.sqrt(2), within(1e-12));
  }
}
