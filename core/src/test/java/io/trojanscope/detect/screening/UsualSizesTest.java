package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.search.TriggerSizes;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsualSizesTest {
  private static final int CLASSES = 13;
  private static final List<ClassPair> PAIRS = TriggerSizes.pairs(CLASSES);

  private static double additive(ClassPair pair) {
    return 3 + 0.2 * pair.source() - 0.04 * pair.target() * pair.target();
  }

  private static double[] logarithms() {
    return PAIRS.stream().mapToDouble(UsualSizesTest::additive).toArray();
  }

  @Test
  void areTheSumOfASourcesAndATargetsPart() {
    UsualSizes usual = new UsualSizes(PAIRS, logarithms());

    for (int i = 0; i < PAIRS.size(); i++) {
      assertThat(usual.logarithm(i)).isCloseTo(additive(PAIRS.get(i)), within(1e-3));
    }
  }

  @Test
  void doNotDependOnOneUnusualPair() {
    double[] logarithms = logarithms();
    int unusual = PAIRS.indexOf(new ClassPair(1, 4));
    logarithms[unusual] += 5;

    UsualSizes usual = new UsualSizes(PAIRS, logarithms);

    assertThat(usual.logarithm(unusual)).isCloseTo(additive(PAIRS.get(unusual)), within(0.2));
  }

  @Test
  void areUnknownForASourceThatWasNotSearched() {
    double[] logarithms = logarithms();
    for (int i = 0; i < PAIRS.size(); i++) {
      logarithms[i] = PAIRS.get(i).source() == 2 ? Double.NaN : logarithms[i];
    }

    UsualSizes usual = new UsualSizes(PAIRS, logarithms);

    assertThat(usual.logarithm(PAIRS.indexOf(new ClassPair(2, 0)))).isNaN();
    assertThat(usual.logarithm(PAIRS.indexOf(new ClassPair(3, 2))))
        .isCloseTo(additive(new ClassPair(3, 2)), within(1e-3));
  }
}
