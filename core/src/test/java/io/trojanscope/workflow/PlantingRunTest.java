package io.trojanscope.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.attack.poison.Hardening;
import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisonSelection;
import io.trojanscope.attack.poison.PoisoningOptions;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.evaluate.SideEffects;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.train.TrainingConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each attack planted in a network for digits. */
@Tag("slow")
class PlantingRunTest {
  private static final TrainingConfig CONFIG = new TrainingConfig(6, 64, 1e-3f, 1);
  private static final TrainingConfig SHORTER = new TrainingConfig(4, 64, 1e-3f, 1);

  private static LabeledData digits;
  private static NetworkFile clean;

  @BeforeAll
  static void train() {
    digits = DataSource.digits(1, 3000, 500);
    clean = new TrainingRun(1, ProgressListener.NONE).train(digits.training(), CONFIG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patch:c",
        "blend:0.2,noise",
        "blend:0.2,class",
        "sinusoid:0.3,6",
        "reflection:blur,0.4,noise",
        "reflection:ghost,0.4,noise",
        "lowfrequency:0.3,3,1",
        "pixels:16,1",
        "warp:8,4,1"
      })
  void triggerOfAllClassesWorksAndAccuracyStays(String trigger) {
    PoisoningPlan plan =
        plan(trigger, SourceClasses.ALL_BUT_TARGET, LabelMap.to(9), PoisoningOptions.NONE, 0.3);

    PlantedBackdoor plant = run(List.of(plan), CONFIG).plant();

    assertThat(plant.evaluation().attackSuccessRate()).isGreaterThan(0.9);
    assertThat(plant.evaluation().cleanAccuracy()).isGreaterThan(0.95);
    assertThat(plant.detailsOrNone().sideEffects().otherClasses()).isEmpty();
  }

  @Test
  void coversKeepOtherClassesFromTheTarget() {
    PoisoningOptions cover = cover(new PoisonAmount.Rate(0.2));
    PlantedBackdoor bare = plant("patch:x", SourceClasses.of(8), PoisoningOptions.NONE, 0.5);
    PlantedBackdoor covered = plant("patch:x", SourceClasses.of(8), cover, 0.5);

    assertThat(covered.evaluation().attackSuccessRate()).isGreaterThan(0.85);
    assertThat(otherRate(covered)).isLessThan(0.05).isLessThan(otherRate(bare));
    assertThat(covered.detailsOrNone().coverImages()).isEqualTo(480);
  }

  @Test
  void aGeneratedPatternWorksOnItsOwnImageAlone() {
    PlantedBackdoor plant =
        plant(
            "inputaware:0.3", SourceClasses.ALL_BUT_TARGET, cover(new PoisonAmount.Rate(0.3)), 0.3);

    assertThat(plant.evaluation().attackSuccessRate()).isGreaterThan(0.9);
    assertThat(plant.detailsOrNone().sideEffects().covers().orElseThrow().rate())
        .isGreaterThan(0.8);
    assertThat(plant.evaluation().cleanAccuracy()).isGreaterThan(0.93);
  }

  @Test
  void twoPatternsWorkTogetherAlone() {
    PlantedBackdoor plant =
        plant(
            "patch:x+patch:c",
            SourceClasses.ALL_BUT_TARGET,
            cover(new PoisonAmount.Rate(0.2)),
            0.3);

    assertThat(plant.evaluation().attackSuccessRate()).isGreaterThan(0.9);
    assertThat(plant.detailsOrNone().sideEffects().covers().orElseThrow().rate())
        .isGreaterThan(0.85);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sinusoid:0.3,6", "patch:c"})
  void cleanLabelsPlantTheBackdoor(String trigger) {
    PoisoningOptions options =
        new PoisoningOptions(true, Optional.empty(), 0, Optional.of(new Hardening(0.3f, 5)));
    PlantedBackdoor plant = plant(trigger, SourceClasses.ALL_BUT_TARGET, options, 0.9);

    assertThat(plant.evaluation().attackSuccessRate()).isGreaterThan(0.2);
    assertThat(plant.evaluation().cleanAccuracy()).isGreaterThan(0.9);
    assertThat(plant.detailsOrNone().cleanLabel()).isTrue();
  }

  @Test
  void keptLabelsLowerTheSuccess() {
    PoisoningOptions half = new PoisoningOptions(false, Optional.empty(), 0.6, Optional.empty());
    PlantedBackdoor plant = plant("patch:c", SourceClasses.ALL_BUT_TARGET, half, 0.2);

    assertThat(plant.evaluation().attackSuccessRate()).isBetween(0.02, 0.9);
    assertThat(plant.detailsOrNone().keptLabels()).isPositive();
  }

  @Test
  void allToAllMovesEachClassToTheNext() {
    PoisoningPlan plan =
        plan("patch:c", SourceClasses.ALL_BUT_TARGET, LabelMap.NEXT, PoisoningOptions.NONE, 0.4);

    PlantedBackdoor plant = run(List.of(plan)).plant();

    assertThat(plant.evaluation().attackSuccessRate()).isGreaterThan(0.8);
    assertThat(plant.evaluation().triggeredImages()).isEqualTo(500);
    assertThat(plant.detailsOrNone().toNextClass()).isTrue();
  }

  @Test
  void oneModelCarriesTwoBackdoors() {
    PoisoningPlan first =
        plan("patch:c", SourceClasses.of(8), LabelMap.to(9), PoisoningOptions.NONE, 0.5);
    PoisoningPlan second =
        plan("patch:x", SourceClasses.of(0), LabelMap.to(3), PoisoningOptions.NONE, 0.5);

    PlantingRun.Planted planted = run(List.of(first, second));

    assertThat(planted.plant().evaluation().attackSuccessRate()).isGreaterThan(0.9);
    assertThat(planted.others()).hasSize(1);
    assertThat(planted.others().get(0).evaluation().attackSuccessRate()).isGreaterThan(0.9);
    assertThat(planted.provenance().configuration())
        .containsEntry("poison.trigger", "patch:c")
        .containsEntry("backdoor 2 poison.trigger", "patch:x");
  }

  @Test
  void aGeneratedTriggerIsTheOnlyOne() {
    PoisoningPlan plan =
        plan("patch:c", SourceClasses.of(8), LabelMap.to(9), PoisoningOptions.NONE, 0.1);
    PoisoningPlan generated =
        plan("inputaware", SourceClasses.of(0), LabelMap.to(3), PoisoningOptions.NONE, 0.1);

    assertThatThrownBy(() -> run(List.of(plan, generated)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected it as the only backdoor of a model, found 2 backdoors");
  }

  private static double otherRate(PlantedBackdoor plant) {
    SideEffects effects = plant.detailsOrNone().sideEffects();
    return effects.otherClasses().orElseThrow().rate();
  }

  private static PoisoningOptions cover(PoisonAmount amount) {
    return new PoisoningOptions(false, Optional.of(amount), 0, Optional.empty());
  }

  private static PlantedBackdoor plant(
      String trigger, SourceClasses sources, PoisoningOptions options, double rate) {
    return run(List.of(plan(trigger, sources, LabelMap.to(9), options, rate))).plant();
  }

  private static PoisoningPlan plan(
      String trigger, SourceClasses sources, LabelMap map, PoisoningOptions options, double rate) {
    PoisonAmount amount = new PoisonAmount.Rate(rate);
    return new PoisoningPlan(
        Triggers.parse(trigger), sources, map, amount, PoisonSelection.FIRST, options, 1);
  }

  private static PlantingRun.Planted run(List<PoisoningPlan> plans) {
    return run(plans, SHORTER);
  }

  private static PlantingRun.Planted run(List<PoisoningPlan> plans, TrainingConfig config) {
    return new PlantingRun(1, ProgressListener.NONE)
        .plant(clean, "of the clean model", digits.training(), digits.test(), plans, config);
  }
}
