package io.trojanscope.detect.verdict;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLASSES;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.InversionConfig;
import io.trojanscope.detect.inversion.RestartedInversion;
import io.trojanscope.detect.search.MarginEffectMeasurement;
import io.trojanscope.detect.search.MeasuredModel;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.image.Region;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class TriggerRecoveryTest {
  private static final int SOURCE = 0;
  private static final ClassPair PAIR = new ClassPair(SOURCE, TARGET);
  private static final int PIXEL = SHAPE.index(0, ROW, COLUMN);
  private static final Region PLANTED = new Region(ROW, ROW + 1, COLUMN, COLUMN + 1);

  /** Steps too few for the search within a patch to converge. */
  private static final int FEW_STEPS = 1;

  private static BackdoorFinding recover(
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references,
      TriggerType type,
      CandidateTrigger found,
      int steps) {
    ClassSamples samples = ClassSamples.of(IMAGES, 20, 1, "");
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      MarginEffectMeasurement effects =
          new MarginEffectMeasurement(
              samples, MeasuredModel.of(suspect, samples, workers), List.of());
      RestartedInversion inversion =
          new RestartedInversion(
              List.of(new InversionConfig(steps, 8, 1, 1)), workers, ProgressListener.NONE);
      return new TriggerRecovery(suspect, references, samples, () -> effects, inversion, 1)
          .recover(type, new TriggerFinding(PAIR, 2.5, found), 0.01);
    }
  }

  private static CandidateTrigger window(Region window) {
    float[] mask = new float[SHAPE.area()];
    float[] pattern = new float[SHAPE.size()];
    for (int row = window.rowStart(); row < window.rowEnd(); row++) {
      for (int column = window.columnStart(); column < window.columnEnd(); column++) {
        mask[SHAPE.index(0, row, column)] = 1;
      }
    }
    pattern[PIXEL] = 1;
    return new CandidateTrigger(PAIR, mask, pattern, true);
  }

  private static BackdoorFinding recover(
      DifferentiableClassifier suspect, TriggerType type, CandidateTrigger found) {
    return recover(suspect, List.of(CLEAN), type, found, FEW_STEPS);
  }

  @Test
  void aFewPixelsHaveAPlaceAndWorkInTheSuspectAlone() {
    BackdoorFinding finding = recover(BACKDOORED, TriggerType.SPARSE, window(PLANTED));
    RecoveredTrigger trigger = finding.trigger();
    assertThat(trigger.type()).isEqualTo(TriggerType.SPARSE);
    assertThat(trigger.pair()).isEqualTo(PAIR);
    assertThat(trigger.box()).contains(PLANTED);
    assertThat(trigger.movable()).isFalse();
    assertThat(trigger.suspectSuccess().rate()).isEqualTo(1);
    assertThat(trigger.suspectSuccess().images()).isEqualTo(10);
    assertThat(trigger.referenceSuccess().orElseThrow().rate()).isZero();
    assertThat(finding.statistic()).isEqualTo(2.5);
    assertThat(finding.pValue()).isEqualTo(0.01);
    assertThat(finding.isConfirmed()).isTrue();
  }

  @Test
  void aTriggerForAllClassesNamesNoSource() {
    assertThat(recover(BACKDOORED, TriggerType.SPARSE, window(PLANTED)).source()).isEmpty();
  }

  /** For images of all other sources their own class rises with the target. */
  @Test
  void aTriggerForOneClassNamesIt() {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    for (int c = 0; c < CLASSES; c++) {
      Arrays.fill(weights[c], c * SHAPE.width(), (c + 1) * SHAPE.width(), 4);
      weights[c][PIXEL] = c == TARGET ? 60 : c == SOURCE ? 0 : 50;
    }
    LinearClassifier suspect = new LinearClassifier(SHAPE, weights);
    BackdoorFinding finding = recover(suspect, TriggerType.SPARSE, window(PLANTED));
    assertThat(finding.trigger().suspectSuccess().rate()).isEqualTo(1);
    assertThat(finding.source()).hasValue(SOURCE);
    assertThat(finding.target()).isEqualTo(TARGET);
  }

  @Test
  void aPatchIsTrimmedWhereNoSmallerTriggerIsFound() {
    RecoveredTrigger trigger =
        recover(BACKDOORED, TriggerType.PATCH, window(new Region(4, 7, 2, 5))).trigger();
    assertThat(trigger.box()).contains(PLANTED);
    assertThat(trigger.mask()[PIXEL]).isEqualTo(1);
  }

  @Test
  void ofAPatchTheSmallestTriggerInTheSamePlaceIsTaken() {
    RecoveredTrigger trigger =
        recover(BACKDOORED, List.of(CLEAN), TriggerType.PATCH, window(new Region(4, 7, 2, 5)), 100)
            .trigger();
    assertThat(trigger.box()).contains(PLANTED);
    // A trimmed patch has a mask of zeros and ones.
    assertThat(trigger.mask()[PIXEL]).isBetween(0.5f, Math.nextDown(1f));
  }

  @Test
  void aSmallestTriggerElsewhereIsNotTheOneOfThePatch() {
    CandidateTrigger elsewhere = window(new Region(2, 4, 0, 2));
    RecoveredTrigger trigger =
        recover(BACKDOORED, List.of(CLEAN), TriggerType.PATCH, elsewhere, 100).trigger();
    assertThat(trigger.mask()[PIXEL]).isZero();
  }

  @Test
  void aBrightPixelThatCountsAnywhereIsMovable() {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    float[] bias = new float[CLASSES];
    Arrays.fill(weights[TARGET], 60);
    // The sum of a clean image is 5.75 on average.
    bias[TARGET] = -60 * 5.75f - 30;
    RecoveredTrigger trigger =
        recover(
                new LinearClassifier(SHAPE, weights, bias),
                List.of(),
                TriggerType.PATCH,
                window(PLANTED),
                FEW_STEPS)
            .trigger();
    assertThat(trigger.movable()).isTrue();
    assertThat(trigger.referenceSuccess()).isEmpty();
  }

  @Test
  void aChangeOfTheWholeImageHasNoPlace() {
    CandidateTrigger gain =
        new CandidateTrigger(
            PAIR, 0, new float[SHAPE.area()], new float[SHAPE.size()], 2, Optional.empty(), true);
    BackdoorFinding finding = recover(BACKDOORED, TriggerType.BRIGHTNESS, gain);
    assertThat(finding.trigger().box()).isEmpty();
    assertThat(finding.trigger().gain()).isEqualTo(2);
    assertThat(finding.trigger().suspectSuccess().rate()).isZero();
    assertThat(finding.isConfirmed()).isFalse();
    float[] faint = new float[SHAPE.area()];
    Arrays.fill(faint, 0.1f);
    CandidateTrigger pattern = new CandidateTrigger(PAIR, faint, new float[SHAPE.size()], true);
    assertThat(recover(BACKDOORED, TriggerType.FAINT, pattern).trigger().box()).isEmpty();
  }
}
