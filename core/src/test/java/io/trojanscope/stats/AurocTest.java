package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;

class AurocTest {
  /**
   * 14 of 20 pairs are won and 3 tied. The interval by SciPy 1.17.1: {@code brentq} on Newcombe's
   * equation, for each end.
   */
  @Test
  void countsATieHalf() {
    Auroc auroc = Auroc.of(new double[] {1, 2, 2, 3, 4}, new double[] {2, 3, 5, 6});
    assertThat(auroc.area()).isEqualTo(15.5 / 20, within(1e-15));
    assertThat(auroc.lower()).isEqualTo(0.38686415823672027, within(1e-9));
    assertThat(auroc.upper()).isEqualTo(0.9448604962555486, within(1e-9));
  }

  @Test
  void agreesWithHipparchus() {
    SplittableRandom random = new SplittableRandom(1);
    double[] negatives = random.doubles(30).map(x -> Math.rint(10 * x)).toArray();
    double[] positives = random.doubles(20).map(x -> Math.rint(10 * x + 3)).toArray();
    double u = new MannWhitneyUTest().mannWhitneyU(negatives, positives);
    double area = Auroc.of(negatives, positives).area();
    assertThat(area).isGreaterThan(0.5).isEqualTo(1 - u / 600, within(1e-12));
  }

  @Test
  void doesNotClaimCertaintyWhereAllPositivesAreAbove() {
    double[] negatives = IntStream.range(0, 22).asDoubleStream().toArray();
    double[] positives = IntStream.range(100, 132).asDoubleStream().toArray();
    Auroc auroc = Auroc.of(negatives, positives);
    assertThat(auroc.area()).isEqualTo(1);
    assertThat(auroc.lower()).isEqualTo(0.9227507237353685, within(1e-9));
    assertThat(auroc.upper()).isEqualTo(1);
  }

  @Test
  void turnsRoundWithTheTwoSets() {
    double[] low = {0, 1, 2, 5, 5};
    double[] high = {1, 4, 6, 6};
    Auroc auroc = Auroc.of(low, high);
    Auroc turned = Auroc.of(high, low);
    assertThat(turned.area()).isEqualTo(1 - auroc.area(), within(1e-15));
    assertThat(turned.lower()).isEqualTo(1 - auroc.upper(), within(1e-12));
    assertThat(turned.upper()).isEqualTo(1 - auroc.lower(), within(1e-12));
  }

  @Test
  void isAHalfWhereAllTie() {
    double[] same = new double[10];
    Arrays.fill(same, 0.3);
    assertThat(Auroc.of(same, same).area()).isEqualTo(0.5);
  }

  @Test
  void refusesAMissingScore() {
    assertThatThrownBy(() -> Auroc.of(new double[0], new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least one score, and numbers only, found []");
    assertThatThrownBy(() -> Auroc.of(new double[] {1}, new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
