package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.Variance;
import org.junit.jupiter.api.Test;

class RunningMomentsTest {
  private static final int LENGTH = 5;

  @Test
  void agreesWithValuesByHand() {
    RunningMoments moments =
        of(List.of(new float[] {1, 10}, new float[] {2, 10}, new float[] {6, 10}));
    assertThat(moments.count()).isEqualTo(3);
    assertThat(moments.mean(0)).isEqualTo(3, within(1e-15));
    assertThat(moments.variance(0)).isEqualTo(14 / 3.0, within(1e-15)); // (4 + 1 + 9) / 3
    assertThat(moments.mean(1)).isEqualTo(10);
    assertThat(moments.variance(1)).isZero();
  }

  @Test
  void agreesWithHipparchus() {
    List<float[]> vectors = vectors(1000);
    RunningMoments moments = of(vectors);
    for (int e = 0; e < LENGTH; e++) {
      int element = e;
      double[] values = vectors.stream().mapToDouble(v -> v[element]).toArray();
      assertThat(moments.mean(e)).isEqualTo(new Mean().evaluate(values), within(1e-9));
      assertThat(moments.variance(e)).isEqualTo(new Variance(false).evaluate(values), within(1e-9));
    }
  }

  @Test
  void keepsASmallVarianceBesideALargeMean() {
    RunningMoments moments = of(List.of(new float[] {16_000_000}, new float[] {16_000_001}));
    assertThat(moments.variance(0)).isEqualTo(0.25);
  }

  @Test
  void aRepeatedVectorCountsAsOftenAsItIsRepeated() {
    List<float[]> vectors = vectors(7);
    RunningMoments once = new RunningMoments(LENGTH);
    RunningMoments oneByOne = new RunningMoments(LENGTH);
    for (int i = 0; i < vectors.size(); i++) {
      once.add(vectors.get(i), 0, i + 1);
      for (int repeat = 0; repeat <= i; repeat++) {
        oneByOne.add(vectors.get(i), 0, 1);
      }
    }
    assertSame(once, oneByOne);
    assertThat(once.count()).isEqualTo(28);
  }

  @Test
  void readsTheVectorFromItsOffset() {
    RunningMoments moments = new RunningMoments(2);
    moments.add(new float[] {9, 1, 2, 9}, 1, 1);
    assertThat(moments.mean(0)).isEqualTo(1);
    assertThat(moments.mean(1)).isEqualTo(2);
  }

  @Test
  void anotherOrderGivesTheSame() {
    List<float[]> vectors = vectors(100);
    RunningMoments ordered = of(vectors);
    Collections.shuffle(vectors, new Random(1));
    assertSame(of(vectors), ordered);
  }

  @Test
  void ofNothingAreNotANumberAndOfOneAreItself() {
    RunningMoments moments = new RunningMoments(1);
    assertThat(moments.count()).isZero();
    assertThat(moments.mean(0)).isNaN();
    assertThat(moments.variance(0)).isNaN();
    moments.add(new float[] {0.1f}, 0, 3);
    assertThat(moments.mean(0)).isEqualTo(0.1f);
    assertThat(moments.variance(0)).isZero();
  }

  @Test
  void refusesWhatDoesNotFit() {
    RunningMoments moments = new RunningMoments(2);
    assertThatThrownBy(() -> moments.add(new float[3], 2, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> moments.add(new float[2], 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least 1 time, found 0");
    assertThat(moments.count()).isZero();
  }

  private static RunningMoments of(List<float[]> vectors) {
    RunningMoments moments = new RunningMoments(vectors.get(0).length);
    vectors.forEach(vector -> moments.add(vector, 0, 1));
    return moments;
  }

  private static List<float[]> vectors(int count) {
    SplittableRandom random = new SplittableRandom(7);
    return new ArrayList<>(
        Stream.generate(
                () -> {
                  float[] vector = new float[LENGTH];
                  IntStream.range(0, LENGTH)
                      .forEach(e -> vector[e] = (float) (1000 * e + random.nextDouble(-1, 1)));
                  return vector;
                })
            .limit(count)
            .toList());
  }

  private static void assertSame(RunningMoments actual, RunningMoments expected) {
    assertThat(actual.count()).isEqualTo(expected.count());
    for (int e = 0; e < LENGTH; e++) {
      assertThat(actual.mean(e)).isEqualTo(expected.mean(e), within(1e-11));
      assertThat(actual.variance(e)).isEqualTo(expected.variance(e), within(1e-11));
    }
  }
}
