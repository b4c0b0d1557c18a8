package io.trojanscope.lab.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.image.Region;
import io.trojanscope.stats.BinomialInterval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Two clean models, five attacks and a weak one, counted by hand. */
class DetectorMeasuresTest {
  private static final Region PATCH = new Region(0, 4, 0, 4);
  private static final Region HALF = new Region(0, 4, 0, 2);
  private static final OptionalInt NONE = OptionalInt.empty();

  private static final List<JudgedModel> JUDGED =
      List.of(
          clean("quiet", 1, false),
          clean("alarm", 4, true),
          // right pair and right box
          attack("patch:c", List.of(8), Optional.of(PATCH), flagged(9, of(8), of(9), PATCH)),
          // right target, wrong source, half of the box
          attack("patch:x", List.of(8), Optional.of(PATCH), flagged(5, of(7), of(9), HALF)),
          // wrong target
          attack("multiply:2", List.of(8), Optional.empty(), flagged(4, of(8), of(3), null)),
          // right target of all, which no pair is reported for
          attack("patch:s", List.of(), Optional.of(PATCH), flagged(6, NONE, of(9), null)),
          // missed
          attack(
              "blend:0.1",
              List.of(8),
              Optional.empty(),
              new Detection(false, 2, OptionalDouble.of(0.3), of(8), of(9), Optional.empty())),
          new JudgedModel(
              model("weak", 0.5, "patch:c", List.of(8), Optional.of(PATCH)),
              flagged(100, of(8), of(9), PATCH),
              100));

  private static final DetectorMeasures MEASURES =
      DetectorMeasures.of("some detector", ScanMode.IMAGES, JUDGED);

  /** Of 10 pairs, 9, 5 and 6 win twice, 4 wins once and ties once, 2 wins once: 8.5. */
  @Test
  void ranksAttacksAgainstCleanModels() {
    GroupAuroc all = group("all");
    assertThat(all.attacks()).isEqualTo(5);
    assertThat(all.area()).isEqualTo(0.85, within(1e-12));
    assertThat(all.lower()).isBetween(0.2, 0.7);
    assertThat(all.upper()).isBetween(0.9, 1.0);
  }

  @Test
  void ranksEachKindOfAttack() {
    assertThat(MEASURES.groups())
        .extracting(GroupAuroc::group)
        .containsExactly(
            "all",
            "blend",
            "multiply",
            "patch",
            "several-sources",
            "single-source",
            "from scratch",
            "paper");
    assertThat(group("patch").attacks()).isEqualTo(3);
    assertThat(group("patch").area()).isEqualTo(1);
    assertThat(group("multiply").area()).isEqualTo(0.75);
    assertThat(group("blend").area()).isEqualTo(0.5);
    assertThat(group("single-source").attacks()).isEqualTo(4);
    assertThat(group("single-source").area()).isEqualTo(6.5 / 8, within(1e-12));
  }

  @Test
  void countsDetectedAttacksAndFalseAlarms() {
    assertThat(MEASURES.detected()).isEqualTo(Share.of(4, 5));
    assertThat(MEASURES.falseAlarms()).isEqualTo(Share.of(1, 2));
    assertThat(MEASURES.falseAlarms().rate()).isEqualTo(0.5);
    assertThat(MEASURES.falseAlarms().upper()).isEqualTo(BinomialInterval.of(1, 2).upper());
  }

  @Test
  void countsRightTargetsAndPairsAmongTheDetected() {
    assertThat(MEASURES.rightTargets()).isEqualTo(Share.of(3, 4));
    assertThat(MEASURES.rightPairs()).isEqualTo(Share.of(1, 3));
  }

  /** Intersections over unions of 1, 1/2, and 0 where no box was reported. */
  @Test
  void takesTheMedianOfTheBoxes() {
    assertThat(MEASURES.medianIou()).hasValue(0.5);
    DetectorMeasures without =
        DetectorMeasures.of("boxless", ScanMode.IMAGES, List.of(JUDGED.get(0), JUDGED.get(5)));
    assertThat(without.medianIou()).isEmpty();
  }

  @Test
  void namesFailures() {
    assertThat(MEASURES.failures().falseAlarms()).containsExactly("alarm");
    assertThat(MEASURES.failures().misses()).containsExactly("blend:0.1");
    assertThat(MEASURES.failures().wrongTargets()).containsExactly("multiply:2");
    assertThat(MEASURES.failures().wrongPairs()).containsExactly("patch:x");
  }

  @Test
  void keepsWeakBackdoorsApart() {
    assertThat(MEASURES.weak())
        .containsExactly(new DetectorMeasures.WeakBackdoor("weak", 0.5, true));
  }

  @Test
  void takesTheMedianOfTheSeconds() {
    assertThat(MEASURES.medianSeconds()).isEqualTo(2);
  }

  @Test
  void needsCleanModelsAndAttacks() {
    List<JudgedModel> clean = JUDGED.subList(0, 2);
    assertThatThrownBy(() -> DetectorMeasures.of("some detector", ScanMode.IMAGES, clean))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected clean models and attacks, found 2 and 0");
  }

  private static GroupAuroc group(String name) {
    return MEASURES.groups().stream().filter(g -> g.group().equals(name)).findFirst().orElseThrow();
  }

  private static JudgedModel clean(String name, double score, boolean flagged) {
    return new JudgedModel(
        known(name, "clean", List.of()),
        new Detection(flagged, score, OptionalDouble.empty(), NONE, NONE, Optional.empty()),
        2);
  }

  private static JudgedModel attack(
      String trigger, List<Integer> sources, Optional<Region> box, Detection detection) {
    return new JudgedModel(model(trigger, 0.9, trigger, sources, box), detection, 2);
  }

  private static KnownModel model(
      String name,
      double successRate,
      String trigger,
      List<Integer> sources,
      Optional<Region> box) {
    KnownBackdoor backdoor =
        new KnownBackdoor(trigger, sources, of(9), OptionalDouble.of(successRate), box);
    return known(name, trigger.substring(0, trigger.indexOf(':')), List.of(backdoor));
  }

  private static KnownModel known(String name, String kind, List<KnownBackdoor> backdoors) {
    return new KnownModel(
        name,
        kind,
        Optional.of("paper"),
        "in words",
        KnownModel.Origin.FROM_SCRATCH,
        OptionalDouble.of(0.99),
        backdoors);
  }

  /** Two backdoors, one of which leads from each class to the next. */
  @Test
  void anyOfSeveralTargetsIsRight() {
    KnownBackdoor one =
        new KnownBackdoor("patch:c", List.of(8), of(9), OptionalDouble.empty(), Optional.of(PATCH));
    KnownBackdoor next =
        new KnownBackdoor("patch:x", List.of(), NONE, OptionalDouble.empty(), Optional.of(HALF));
    KnownModel two =
        known(
            "two",
            "patch",
            List.of(
                one,
                new KnownBackdoor(
                    "patch:s", List.of(1), of(2), OptionalDouble.empty(), Optional.of(HALF))));
    assertThat(new JudgedModel(two, flagged(1, of(1), of(2), HALF), 1).rightTarget()).isTrue();
    assertThat(new JudgedModel(two, flagged(1, of(1), of(2), HALF), 1).iou()).isEqualTo(1);
    assertThat(new JudgedModel(two, flagged(1, of(1), of(3), HALF), 1).rightTarget()).isFalse();
    assertThat(new JudgedModel(two, flagged(1, of(8), of(9), HALF), 1).rightPair()).isFalse();
    KnownModel all = known("all", "patch", List.of(next));
    assertThat(all.attacked()).isTrue();
    assertThat(new JudgedModel(all, flagged(1, of(1), of(5), null), 1).rightTarget()).isTrue();
    assertThat(new JudgedModel(all, flagged(1, NONE, NONE, null), 1).rightTarget()).isFalse();
  }

  private static Detection flagged(
      double score, OptionalInt source, OptionalInt target, Region box) {
    return new Detection(
        true, score, OptionalDouble.empty(), source, target, Optional.ofNullable(box));
  }

  private static OptionalInt of(int value) {
    return OptionalInt.of(value);
  }
}
