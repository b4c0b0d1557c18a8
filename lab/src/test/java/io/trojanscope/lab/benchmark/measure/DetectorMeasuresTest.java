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
          // right target of all, which no pair is told for
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
            "all", "blend", "multiply", "patch", "single-source", "all-to-one", "from scratch");
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

  /** Intersections over unions of 1, 1/2, and 0 where no box was told. */
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
        new KnownModel(name, "clean", true, 0.99, Optional.empty()),
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
    KnownBackdoor backdoor = new KnownBackdoor(trigger, sources, 9, 100, successRate, box);
    return new KnownModel(name, "attack", false, 0.99, Optional.of(backdoor));
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
