package io.trojanscope.detect.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairValuesTest {
  private static final int CLASSES = 5;
  private static final ClassPair ODD = new ClassPair(1, 3);

  /** A part of the source and one of the target, and one pair that stands out. */
  private static PairValues values() {
    PairValues values = new PairValues(CLASSES);
    for (ClassPair pair : TriggerSizes.pairs(CLASSES)) {
      values.set(pair, 0.1 * pair.source() + 0.01 * pair.target());
    }
    values.raise(ODD, 2);
    values.raise(ODD, 1);
    return values;
  }

  @Test
  void areInTheOrderOfThePairs() {
    double[] lowered = values().minus(0.5);
    List<ClassPair> pairs = TriggerSizes.pairs(CLASSES);
    for (int i = 0; i < lowered.length; i++) {
      assertThat(lowered[i]).isEqualTo(values().get(pairs.get(i)) - 0.5, within(1e-12));
    }
  }

  @Test
  void othersLetExpectThePartsOfSourceAndTarget() {
    // Medians: of source 1 without the odd one 0.12, with it 0.13; of target 3 0.33 or so.
    assertThat(values().expected(ODD)).isBetween(0.05, 0.4);
    TriggerEffect effect = values().comparedWithOthers(ODD, new TriggerEffect(2, 0, 0.75));
    assertThat(effect.inSuspect()).isEqualTo(2);
    assertThat(effect.inReference()).isEqualTo(values().expected(ODD));
    assertThat(effect.successRate()).isEqualTo(0.75);
  }

  @Test
  void whatIsNotKnownDoesNotCount() {
    PairValues values = new PairValues(CLASSES);
    values.set(ODD, 3);
    values.set(new ClassPair(0, 3), 1);
    assertThat(values.knownPairs()).containsExactly(new ClassPair(0, 3), ODD);
    assertThat(values.median()).isEqualTo(2);
  }
}
