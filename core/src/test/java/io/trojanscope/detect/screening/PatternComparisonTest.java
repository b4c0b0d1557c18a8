package io.trojanscope.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.detect.pattern.PatternDictionary;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternComparisonTest {
  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);
  private static final List<ImagePattern> PATTERNS =
      List.of(pattern("gamma 0.4"), pattern("gamma 2.5"));
  private static final List<ClassPair> PAIRS = TriggerSizes.pairs(3);

  private static ImagePattern pattern(String name) {
    return PatternDictionary.named(name, SHAPE).orElseThrow();
  }

  private static PatternPredictions predictions(int[][] first, int[][] second) {
    return new PatternPredictions(10, new int[][][] {first, second});
  }

  /** Of 10 images a class, the second pattern moves 8 of class 0 and 4 of class 1 to class 2. */
  @Test
  void theStatisticIsTheContrastOfTheTargetsShare() {
    int[][] still = {{10, 0, 0}, {0, 10, 0}, {0, 0, 10}};
    int[][] suspect = {{2, 0, 8}, {0, 6, 4}, {0, 0, 10}};
    int[][] reference = {{9, 0, 1}, {0, 9, 1}, {0, 0, 10}};

    TriggerSearchResult result =
        new PatternComparison(
                PATTERNS,
                predictions(still, suspect),
                List.of(predictions(still, reference)),
                SHAPE)
            .of(TriggerType.TONE, PAIRS);

    // 12 against 2 of 20 images of the other classes: ln((0.6 + 0.1) / (0.1 + 0.1))
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(0, 2))])
        .isCloseTo(Math.log(3.5), within(1e-12));
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(0, 1))]).isZero();
    assertThat(result.worst().pair().target()).isEqualTo(2);
    assertThat(result.worst().trigger().change()).contains(PATTERNS.get(1));
  }

  /** 9 of 20 images against 6 of 20 is little; of class 0 alone it is 9 of 10 against none. */
  @Test
  void whatMovesOneSourceAloneCountsLess() {
    int[][] still = {{10, 0, 0}, {0, 10, 0}, {0, 0, 10}};
    int[][] suspect = {{1, 0, 9}, {0, 10, 0}, {0, 0, 10}};
    int[][] reference = {{10, 0, 0}, {0, 4, 6}, {0, 0, 10}};

    TriggerSearchResult result =
        new PatternComparison(
                PATTERNS,
                predictions(still, suspect),
                List.of(predictions(still, reference)),
                SHAPE)
            .of(TriggerType.TONE, PAIRS);

    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(0, 2))])
        .isCloseTo(PatternComparison.WEIGHT * Math.log(1.2 / 0.3), within(1e-12));
  }

  /** All 10 images of one source, of 13 classes: 10 of 120 against none. */
  @Test
  void theSourceAloneDoesNotCountAmongManyClasses() {
    int classes = 13;
    int[][] suspect = new int[classes][classes];
    suspect[7][2] = 10;
    int[][] none = new int[classes][classes];

    TriggerSearchResult result =
        new PatternComparison(
                PATTERNS, predictions(none, suspect), List.of(predictions(none, none)), SHAPE)
            .of(TriggerType.TONE, TriggerSizes.pairs(classes));

    assertThat(result.score()).isCloseTo(Math.log((10 / 120.0 + 0.1) / 0.1), within(1e-12));
    assertThat(result.worst().pair()).isEqualTo(new ClassPair(7, 2));
  }
}
