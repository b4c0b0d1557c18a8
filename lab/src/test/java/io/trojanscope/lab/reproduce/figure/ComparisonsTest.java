package io.trojanscope.lab.reproduce.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.BiasMaps;
import io.trojanscope.biasmap.PixelStatistics;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.image.Pixels;
import io.trojanscope.lab.reproduce.measure.TriggerEnergy;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Maps of four pixels, the first of which the trigger paints; source 0, target 1, four classes. */
class ComparisonsTest {
  private static final int CLASSES = 4;
  private static final int SAMPLES = 100;
  private static final ImageShape SHAPE = new ImageShape(1, 1, CLASSES);
  private static final PlantedModel PLANTED =
      new PlantedModel("patch-0-1", "patch:x", 0, 1, Optional.empty());
  private static final TriggerEnergy ENERGY =
      new TriggerEnergy(new boolean[] {true, false, false, false});

  /** Every clean map is flat; the target's first pixel is brighter in the backdoored one. */
  private static final Comparison SHOWN = perClass(0.1f, 0.3f, 0.12f, 0.1f);

  /** Class 2 differs most. */
  private static final Comparison HIDDEN = perClass(0.1f, 0.12f, 0.3f, 0.1f);

  @Test
  void triggerStandsOutWhereTheTargetsContrastIsTheLargest() {
    Claim held = Claims.triggerStandsOut(List.of(SHOWN), ENERGY);
    assertThat(held.verdict()).isEqualTo(Verdict.HELD);
    // (0.3 / 0.1)^2 = 9
    assertThat(held.outcome()).contains("1 of 1").contains("9.00× (rank 1)");

    Claim failed = Claims.triggerStandsOut(List.of(HIDDEN), ENERGY);
    assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(failed.outcome()).contains("1.44× (rank 2)");
  }

  /** Clean maps: a pixel of its own for each class. Backdoored: class 3 looks like class 2. */
  @Test
  void correlatedMapsAreSimilar() {
    List<BiasMap> clean = new ArrayList<>();
    List<BiasMap> backdoored = new ArrayList<>();
    for (int c = 0; c < CLASSES; c++) {
      clean.add(map(OptionalInt.empty(), c, oneHot(c)));
      backdoored.add(map(OptionalInt.empty(), c, oneHot(c == 3 ? 2 : c)));
    }

    Claim claim = goingTogether(List.of(comparison(Algorithm.PER_CLASS, backdoored, clean)));

    assertThat(claim.verdict()).isEqualTo(Verdict.PARTLY);
    // correlations 1 of class 2, -1/3 of class 3: median 1/3; of the target 1
    assertThat(claim.outcome()).startsWith("True for 1 of 2 maps.").contains("0.33 and 1.00");
    assertThat(goingTogether(List.of(comparison(Algorithm.PER_CLASS, clean, clean))).verdict())
        .isEqualTo(Verdict.HELD);
  }

  private static Claim goingTogether(List<Comparison> comparisons) {
    return LikenessClaims.of(comparisons).get(1);
  }

  @Test
  void othersAreCloseIfTheirMedianIsAtMostHalfTheTargets() {
    // distances of the unaffected classes 2 and 3: 0.02 and 0, of the target: 0.2
    Claim held = beingClose(List.of(SHOWN));
    assertThat(held.verdict()).isEqualTo(Verdict.HELD);
    assertThat(held.outcome()).contains("True in 1 of 1 settings").contains("0.01 against 0.20");

    // 0.2 and 0 against 0.02
    Claim failed = beingClose(List.of(HIDDEN));
    assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(failed.outcome()).contains("0.10 against 0.02");
    assertThat(beingClose(List.of(SHOWN, HIDDEN)).verdict()).isEqualTo(Verdict.PARTLY);
  }

  private static Claim beingClose(List<Comparison> comparisons) {
    return LikenessClaims.of(comparisons).get(0);
  }

  private static float[] oneHot(int pixel) {
    float[] values = new float[SHAPE.size()];
    values[pixel] = 1;
    return values;
  }

  @Test
  void peakIsAtTheTargetTheSourceOrNeither() {
    assertThat(Claims.Peak.of(SHOWN)).isEqualTo(Claims.Peak.TARGET);
    assertThat(Claims.Peak.of(perClass(0.3f, 0.2f, 0.1f, 0.1f))).isEqualTo(Claims.Peak.SOURCE);
    assertThat(Claims.Peak.of(HIDDEN)).isEqualTo(Claims.Peak.NEITHER);
    assertThat(Claims.Peak.of(perClass(0.1f, 0.1f, 0.1f, 0.1f))).isEqualTo(Claims.Peak.NEITHER);
  }

  @Test
  void peaksAreCountedByInputAttackAndEpsilon() {
    Claim claim = DistanceClaims.fixed(List.of(SHOWN, SHOWN, HIDDEN)).get(0);

    assertThat(claim.verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(claim.outcome())
        .startsWith("True for 2 of 3 curves")
        .contains("2 at the target, 0 at the source, 1 at neither")
        .contains("By input: data (2 of 3)")
        .contains("By ε: 0.1 (2 of 3)");
  }

  @Test
  void curvesOfTheAffectedClassesAloneAreNotCounted() {
    Comparison alone = thin(new int[] {100, 100, 9, 9}, 0.1f, 0.3f, 0.12f, 0.1f);
    Comparison half = thin(new int[] {100, 100, 9, 100}, 0.1f, 0.3f, 0.12f, 0.1f);
    assertThat(alone.isReadable()).isFalse();
    assertThat(half.isReadable()).isTrue();

    Claim peaks = DistanceClaims.fixed(List.of(alone, half, HIDDEN)).get(0);
    // the affected are 2 of 3 classes with a distance, and 2 of 4: 58 % on average
    assertThat(peaks.outcome())
        .startsWith("True for 1 of 2 curves (58.33 % by chance)")
        .contains("1 at the target, 0 at the source, 1 at neither");
    Claim target = LowVisibilityClaims.of(List.of(alone, HIDDEN), List.of(SHOWN, SHOWN)).get(0);
    assertThat(target.outcome()).startsWith("True in 0 of 1 settings");
  }

  @Test
  void targetsCurveIsThatOfTheTargetAlone() {
    Claim held = DistanceClaims.lowVisibility(List.of(SHOWN)).get(0);
    assertThat(held.verdict()).isEqualTo(Verdict.HELD);
    assertThat(held.outcome()).startsWith("True for 1 of 1 curves (25.00 % by chance)");
    Comparison source = perClass(0.3f, 0.2f, 0.1f, 0.1f);
    assertThat(DistanceClaims.lowVisibility(List.of(source)).get(0).verdict())
        .isEqualTo(Verdict.FAILED);
    assertThat(DistanceClaims.lowVisibility(List.of(source)).get(1).verdict())
        .isEqualTo(Verdict.HELD);
  }

  @Test
  void someCasesRevealTheClassesIfMoreThanByChance() {
    assertThat(stillRevealed(SHOWN, SHOWN, HIDDEN)).isEqualTo(Verdict.HELD);
    assertThat(stillRevealed(SHOWN, HIDDEN)).as("2 of 4 classes").isEqualTo(Verdict.FAILED);
  }

  private static Verdict stillRevealed(Comparison... random) {
    return DistanceClaims.random(List.of(random), List.of()).get(1).verdict();
  }

  @Test
  void spikierIsComparedWithTheSamePairAndSettings() {
    // distances 0, 0.2, 0.1 and 0.1: 2 times the median; of the other 0, 0.2, 0.02 and 0: 20 times
    Comparison flat = perClass(0.1f, 0.3f, 0.2f, 0.2f);
    assertThat(DistanceClaims.random(List.of(SHOWN), List.of(flat)).get(0).verdict())
        .isEqualTo(Verdict.HELD);
    Claim failed = DistanceClaims.random(List.of(flat), List.of(SHOWN)).get(0);
    assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(failed.outcome()).contains("data: 2.00 against 20.0");
  }

  @Test
  void moderateEpsilonIsBetterIfTheTargetStandsOutMore() {
    Comparison little = withEpsilon(0.9f, 0.1f, 0.3f, 0.2f, 0.2f);
    Comparison much = withEpsilon(0.9f, 0.1f, 0.5f, 0.12f, 0.1f);
    assertThat(moderate(SHOWN, little).verdict()).isEqualTo(Verdict.HELD);
    assertThat(moderate(SHOWN, much).verdict()).isEqualTo(Verdict.FAILED);
    Claim both = moderate(SHOWN, withEpsilon(0.5f, 0.1f, 0.12f, 0.2f, 0.2f), little);
    assertThat(both.outcome()).startsWith("True for 1 of 2.");
  }

  private static Claim moderate(Comparison... all) {
    return DistanceClaims.fixed(List.of(all)).get(1);
  }

  @Test
  void meanOfCurvesHasAGapWhereOneHasOne() {
    assertThat(
            DistanceFigure.mean(
                List.of(
                    new Panel.Curve("a", List.of(Optional.of(1.0), Optional.of(4.0)), false),
                    new Panel.Curve("b", List.of(Optional.of(2.0), Optional.empty()), false))))
        .containsExactly(Optional.of(1.5), Optional.empty());
  }

  @Test
  void lowVisibilityShowsLessThanThePatch() {
    Comparison faint = perClass(0.1f, 0.2f, 0.15f, 0.15f);
    assertThat(LowVisibilityClaims.of(List.of(faint), List.of(SHOWN)).get(1).verdict())
        .isEqualTo(Verdict.HELD);
    assertThat(LowVisibilityClaims.of(List.of(SHOWN), List.of(faint)).get(1).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  /** Contrasts: of the source's row 6.25, of the target's column 4, of all others 1. */
  @Test
  void rowAndColumnOfThePairAreLit() {
    List<Claim> lit = pairClaims(perPair(0.25f, 0.2f, 0.2f, 0.1f));
    assertThat(lit.get(0).verdict()).isEqualTo(Verdict.HELD);
    assertThat(lit.get(0).outcome()).contains("4.00× (rank 1 of 4)");
    assertThat(lit.get(1).verdict()).isEqualTo(Verdict.HELD);
    assertThat(lit.get(1).outcome()).contains("6.25× (rank 1 of 4)");

    List<Claim> dark = pairClaims(perPair(0.1f, 0.1f, 0.9f, 0.5f));
    assertThat(dark.get(1).verdict())
        .as("lit in the target's column alone")
        .isEqualTo(Verdict.FAILED);
    assertThat(pairClaims(perPair(0.1f, 0.11f, 0.1f, 0.5f)).get(0).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  private static List<Claim> pairClaims(Comparison shown) {
    return PairClaims.of(List.of(shown), ENERGY, CLASSES);
  }

  @Test
  void prominenceIsTheTargetsDistanceOverTheUnaffectedMedian() {
    assertThat(Prominence.ofTarget(SHOWN).orElseThrow()).isCloseTo(20, within(1e-4));
    assertThat(Prominence.ofTarget(perClass(0.1f, 0.3f, 0.1f, 0.1f))).isEmpty();
  }

  @Test
  void truePairIsRankedAmongAllPairs() {
    Claim first = PairClaims.of(List.of(perPair(0.5f, 0.3f)), ENERGY, CLASSES).get(2);
    assertThat(first.verdict()).isEqualTo(Verdict.HELD);
    assertThat(first.outcome()).isEqualTo("data: pair 1 of 12, row 1 and column 1 of 4.");

    // The pair 0 -> 1 comes second, but its row and column have the largest means.
    Claim second = PairClaims.of(List.of(perPair(0.3f, 0.35f)), ENERGY, CLASSES).get(2);
    assertThat(second.verdict()).isEqualTo(Verdict.PARTLY);
    assertThat(second.outcome()).startsWith("data: pair 2 of 12");
  }

  private static Comparison perClass(float... backdoored) {
    return withEpsilon(0.1f, backdoored);
  }

  private static Comparison withEpsilon(float epsilon, float... backdoored) {
    return perClass(epsilon, new int[] {SAMPLES, SAMPLES, SAMPLES, SAMPLES}, backdoored);
  }

  private static Comparison thin(int[] counts, float... backdoored) {
    return perClass(0.1f, counts, backdoored);
  }

  private static Comparison perClass(float epsilon, int[] counts, float... backdoored) {
    List<BiasMap> maps = new ArrayList<>();
    List<BiasMap> clean = new ArrayList<>();
    for (int c = 0; c < CLASSES; c++) {
      maps.add(map(OptionalInt.empty(), c, counts[c], firstPixel(backdoored[c])));
      clean.add(map(OptionalInt.empty(), c, counts[c], firstPixel(0.1f)));
    }
    return Comparison.of(
        PLANTED,
        maps(Algorithm.PER_CLASS, epsilon, maps),
        maps(Algorithm.PER_CLASS, epsilon, clean));
  }

  /** Off the true pair, its row and column, only the pair 2 -> 3 differs, by {@code other}. */
  private static Comparison perPair(float truth, float other) {
    return perPair(0.25f, 0.25f, truth, other);
  }

  private static Comparison perPair(float row, float column, float truth, float other) {
    List<BiasMap> maps = new ArrayList<>();
    List<BiasMap> clean = new ArrayList<>();
    for (int source = 0; source < CLASSES; source++) {
      for (int predicted = 0; predicted < CLASSES; predicted++) {
        float value = source == 2 && predicted == 3 ? other : 0.1f;
        value = source == 0 ? row : value;
        value = predicted == 1 ? column : value;
        value = source == 0 && predicted == 1 ? truth : value;
        maps.add(map(OptionalInt.of(source), predicted, value));
        clean.add(map(OptionalInt.of(source), predicted, 0.1f));
      }
    }
    return comparison(Algorithm.PER_PAIR, maps, clean);
  }

  private static Comparison comparison(
      Algorithm algorithm, List<BiasMap> backdoored, List<BiasMap> clean) {
    return Comparison.of(PLANTED, maps(algorithm, 0.1f, backdoored), maps(algorithm, 0.1f, clean));
  }

  private static BiasMaps maps(Algorithm algorithm, float epsilon, List<BiasMap> maps) {
    BiasMapConfig config =
        new BiasMapConfig(algorithm, StartingInput.DATA, true, epsilon, 10, SAMPLES, 1);
    List<AttackCounts> counts = List.of();
    return new BiasMaps(
        config,
        SHAPE,
        IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList(),
        maps,
        counts);
  }

  private static float[] firstPixel(float first) {
    return new float[] {first, 0.1f, 0.1f, 0.1f};
  }

  private static BiasMap map(OptionalInt source, int predicted, float first) {
    return map(source, predicted, firstPixel(first));
  }

  private static BiasMap map(OptionalInt source, int predicted, float[] mean) {
    return map(source, predicted, SAMPLES, mean);
  }

  private static BiasMap map(OptionalInt source, int predicted, int count, float[] mean) {
    PixelStatistics pixels =
        new PixelStatistics(new Pixels(mean), new Pixels(new float[SHAPE.size()]));
    return new BiasMap(source, predicted, count, pixels, pixels);
  }
}
