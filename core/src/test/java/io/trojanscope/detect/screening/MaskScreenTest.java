package io.trojanscope.detect.screening;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The comparison of sizes, which the tests give, for models that are asked for nothing. */
class MaskScreenTest {
  /** Makes a mean absolute deviation a spread, where more than half of the contrasts are equal. */
  private static final double MEAN_TO_SPREAD = 1.2533;

  private static final double MEDIAN_TO_SPREAD = 1.4826;
  private static final List<ClassPair> PAIRS = TriggerSizes.pairs(3);
  private static final SizeLimits LIMITS = new SizeLimits(0, 10_000);

  /** Whose second search finds larger triggers. */
  private static final MaskScreen BY_CLASS =
      new ClassScreen(
          null,
          (ways, model, task) -> ways.stream().map(way -> trigger(PAIRS.get(way), 1000)).toList(),
          null,
          new SizeLimits(2, 1000),
          3);

  /** With these sizes in suspect and references if a pair is searched again. */
  private static PairScreen byPair(
      int classes, Map<ClassPair, Double> suspect, Map<ClassPair, Double> reference) {
    return new PairScreen(
        null,
        (pairs, model, task) ->
            pairs.stream()
                .map(pair -> trigger(pair, (model == BACKDOORED ? suspect : reference).get(pair)))
                .toList(),
        MaskScreens.OF_FEW,
        LIMITS,
        classes);
  }

  private static MaskTrigger trigger(ClassPair pair, double size) {
    return new MaskTrigger(pair, new SmallestTrigger(size, new float[0], new float[0], true));
  }

  private static ModelMasks model(
      DifferentiableClassifier model, List<ClassPair> pairs, double... sizes) {
    return new ModelMasks(
        model,
        new MeasuredMasks(
            IntStream.range(0, sizes.length)
                .mapToObj(i -> trigger(pairs.get(i), sizes[i]))
                .toList()));
  }

  private static Map<ClassPair, Double> all(double size) {
    return PAIRS.stream().collect(Collectors.toMap(Function.identity(), pair -> size));
  }

  /**
   * By hand: ln of 4, 2, 2, 2, 2, 16 is ln 2 times 2, 1, 1, 1, 1, 4, whose median is 1. Most are
   * equal but for rounding, so the spread is the least.
   */
  @Test
  void aTargetIsComparedLessTheMedianOfAllPairs() {
    TriggerSearchResult result =
        byPair(3, all(32), all(32))
            .compare(
                model(BACKDOORED, PAIRS, 1, 2, 4, 8, 16, 1),
                List.of(model(CLEAN, PAIRS, 4, 4, 8, 16, 32, 16)));

    // The target 1 has a mean of (1 + 3) / 2; the second search finds no smaller trigger.
    double expected =
        MaskScreens.OF_FEW.targetWeight() * 2 * Math.log(2) / SizeContrast.LEAST_SPREAD;
    assertThat(result.worst().pair().target()).isEqualTo(1);
    assertThat(result.score()).isCloseTo(expected, within(1e-12));
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(0, 1))])
        .isCloseTo(expected, within(1e-12));
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(1, 0))]).isZero();
  }

  @Test
  void logarithmsAreAveragedOverReferences() {
    double[] ones = {1, 1, 1, 1, 1, 1};
    TriggerSearchResult result =
        byPair(3, all(32), all(32))
            .compare(
                model(BACKDOORED, PAIRS, ones),
                List.of(model(CLEAN, PAIRS, 1, 1, 1, 1, 1, 1.3), model(CLEAN, PAIRS, ones)));

    // Half of ln 1.3, in one of the two pairs of its target, by the least spread.
    assertThat(result.score())
        .isCloseTo(
            MaskScreens.OF_FEW.targetWeight() * Math.log(1.3) / 4 / SizeContrast.LEAST_SPREAD,
            within(1e-12));
  }

  /**
   * Contrasts of ln 2, 4, 8, 16 and 32 for one pair of each target, and the opposite for another,
   * so that the mean of each target is 0. The second search shrinks the third's trigger from 4 to
   * 2, and finds as small ones in the reference as the first one found in the suspect. By hand, the
   * median absolute deviation of the 20 contrasts is ln 2 / 2.
   */
  @Test
  void aLeadingPairHasTheContrastOfItsSecondSearch() {
    List<ClassPair> pairs = TriggerSizes.pairs(5);
    double[] sizes = new double[pairs.size()];
    double[] references = new double[pairs.size()];
    Arrays.fill(sizes, 32);
    Arrays.fill(references, 32);
    Map<ClassPair, Double> inSuspect = new HashMap<>(Map.of(pairs.get(0), 32.0));
    Map<ClassPair, Double> inReference = new HashMap<>(inSuspect);
    for (int target = 0; target < 5; target++) {
      ClassPair large = new ClassPair((target + 1) % 5, target);
      double small = 32 / Math.pow(2, target + 1.0);
      sizes[pairs.indexOf(large)] = small;
      sizes[pairs.indexOf(new ClassPair((target + 2) % 5, target))] =
          32 * Math.pow(2, target + 1.0);
      inSuspect.put(large, target == 2 ? 2.0 : 32.0);
      inReference.put(large, small);
    }

    TriggerSearchResult result =
        byPair(5, inSuspect, inReference)
            .compare(model(BACKDOORED, pairs, sizes), List.of(model(CLEAN, pairs, references)));

    assertThat(result.worst().pair()).isEqualTo(new ClassPair(3, 2));
    assertThat(result.score()).isCloseTo(2 / MEDIAN_TO_SPREAD, within(1e-12));
    assertThat(Arrays.stream(result.statistics()).filter(s -> Math.abs(s) > 1e-12)).hasSize(1);
    assertThat(inSuspect).hasSize(MaskScreens.OF_FEW.leadingPairs());
  }

  /**
   * All sizes are 32, but for 2 in the suspect in pair 0 -> 1, and 512 in the reference: ln 256
   * less the median 0 without the bound, ln 16 with it; the mean deviation of 20 pairs is ln 256 /
   * 20.
   */
  @Test
  void theReferencesUsualSizesBoundAPair() {
    List<ClassPair> pairs = TriggerSizes.pairs(5);
    double[] sizes = new double[pairs.size()];
    Arrays.fill(sizes, 32);
    double[] references = sizes.clone();
    sizes[0] = 2;
    references[0] = 512;
    PairSearch larger =
        (searched, model, task) -> searched.stream().map(pair -> trigger(pair, 1000)).toList();
    ModelMasks suspect = model(BACKDOORED, pairs, sizes);
    List<ModelMasks> clean = List.of(model(CLEAN, pairs, references));

    assertThat(
            new PairScreen(null, larger, new PairScreen.Config(2, 2, false), LIMITS, 5)
                .compare(suspect, clean)
                .score())
        .isCloseTo(20 / MEAN_TO_SPREAD, within(1e-12));
    assertThat(
            new PairScreen(null, larger, new PairScreen.Config(2, 2, true), LIMITS, 5)
                .compare(suspect, clean)
                .score())
        .isCloseTo(10 / MEAN_TO_SPREAD, within(1e-12));
  }

  /**
   * By hand, with 2 added to all sizes: out of ln 2 times 2, 1, 4, whose median is 2 and whose
   * median deviation is 1; into 1, 1, 2, whose median is 1 and whose mean deviation is 1 / 3.
   */
  @Test
  void waysOutAndWaysInAreComparedAmongThemselves() {
    TriggerSearchResult result =
        BY_CLASS.compare(
            model(BACKDOORED, BY_CLASS.pairs(), 6, 6, 6, 6, 6, 6),
            List.of(model(CLEAN, BY_CLASS.pairs(), 30, 14, 126, 14, 14, 30)));

    assertThat(result.findings()).hasSize(6);
    double in = ClassScreen.WEIGHT * 3 / MEAN_TO_SPREAD;
    assertThat(result.score()).isCloseTo(in, within(1e-12));
    // The way out of class 2 is named after class 0, and every pair has its target's way in.
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(2, 0))])
        .isCloseTo(2 / MEDIAN_TO_SPREAD, within(1e-12));
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(2, 1))]).isZero();
    assertThat(result.statistics()[PAIRS.indexOf(new ClassPair(0, 2))])
        .isCloseTo(in, within(1e-12));
  }

  /**
   * The first search found ln 16 in pair 0 -> 1, one of six; the second one has no images of class
   * 0.
   */
  @Test
  void aSecondSearchThatWasNotMadeChangesNothing() {
    PairSearch none = (searched, model, task) -> searched.stream().map(p -> trigger(p, 0)).toList();

    TriggerSearchResult result =
        new PairScreen(null, none, new PairScreen.Config(2, 0, false), LIMITS, 3)
            .compare(
                model(BACKDOORED, PAIRS, 2, 32, 32, 32, 32, 32),
                List.of(model(CLEAN, PAIRS, 32, 32, 32, 32, 32, 32)));

    assertThat(result.worst().pair()).isEqualTo(new ClassPair(0, 1));
    assertThat(result.score()).isCloseTo(6 / MEAN_TO_SPREAD, within(1e-12));
  }

  @Test
  void nothingStandsOutWhereNothingWasSearched() {
    TriggerSearchResult result =
        byPair(3, all(32), all(32))
            .compare(
                model(BACKDOORED, PAIRS, 0, 0, 0, 0, 0, 0),
                List.of(model(CLEAN, PAIRS, 32, 32, 32, 32, 32, 32)));

    assertThat(result.score()).isZero();
  }

  @Test
  void refusesToCompareWithNothing() {
    assertThatThrownBy(
            () ->
                byPair(3, all(32), all(32))
                    .compare(model(BACKDOORED, PAIRS, 1, 1, 1, 1, 1, 1), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one reference");
  }
}
