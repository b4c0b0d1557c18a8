package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialIntervalTest {
  /** SciPy 1.17.1: {@code binomtest(k, n).proportion_ci(0.95, 'exact')}. */
  @ParameterizedTest
  @CsvSource({
    "0, 20, 0, 0.16843347098308548",
    "8, 10, 0.4439045376923585, 0.9747892736731665",
    "1, 22, 0.001150147526581684, 0.22844439766763597",
    "20, 20, 0.8315665290169145, 1",
    "3, 1000, 0.0006190999316499173, 0.008742023238657654"
  })
  void agreesWithSciPy(long successes, long trials, double lower, double upper) {
    BinomialInterval interval = BinomialInterval.of(successes, trials);
    assertThat(interval.lower()).isEqualTo(lower, within(1e-12));
    assertThat(interval.upper()).isEqualTo(upper, within(1e-12));
  }

  @Test
  void narrowsWithLessConfidence() {
    BinomialInterval interval = BinomialInterval.of(8, 10, 0.9);
    assertThat(interval.lower()).isEqualTo(0.4930986989367976, within(1e-12));
    assertThat(interval.upper()).isEqualTo(0.9632285621125349, within(1e-12));
  }

  @Test
  void isEverythingWithoutTrials() {
    assertThat(BinomialInterval.of(0, 0)).isEqualTo(new BinomialInterval(0, 1));
  }

  @Test
  void refusesImpossibleCounts() {
    assertThatThrownBy(() -> BinomialInterval.of(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 3 of 2 at 0.95");
    assertThatThrownBy(() -> BinomialInterval.of(-1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BinomialInterval.of(1, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
