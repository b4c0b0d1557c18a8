package io.trojanscope.detect.verdict;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.model.Classifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the pixel that is planted, on the ten images of each class that are held out. */
class SuccessRateMeasurementTest {
  private static final SuccessRateMeasurement MEASUREMENT =
      new SuccessRateMeasurement(ClassSamples.of(IMAGES, 20, 1, "rows"));

  @Test
  void thePlantedPixelWorksInTheBackdooredModelAlone() {
    assertThat(successRate(0, BACKDOORED).successes()).isEqualTo(10);
    assertThat(successRate(0, BACKDOORED).images()).isEqualTo(10);
    assertThat(successRate(0, CLEAN).successes()).isZero();
    assertThat(successRate(0, CLEAN).images()).isEqualTo(10);
  }

  /** The interval by beta.ppf(0.025, 10, 11) and beta.ppf(0.975, 11, 10) of SciPy. */
  @Test
  void imagesOfAllModelsCountTogether() {
    TriggerSuccessRate rate = successRate(0, BACKDOORED, CLEAN);

    assertThat(rate.successes()).isEqualTo(10);
    assertThat(rate.images()).isEqualTo(20);
    assertThat(rate.lower()).isCloseTo(0.2719578, within(1e-7));
    assertThat(rate.upper()).isCloseTo(0.7280422, within(1e-7));
  }

  @Test
  void imagesOfTheTargetDoNotCount() {
    assertThat(successRate(TARGET, BACKDOORED).images()).isZero();
  }

  private static TriggerSuccessRate successRate(int source, Classifier... models) {
    float[] mask = new float[SHAPE.area()];
    float[] pattern = new float[SHAPE.size()];
    mask[SHAPE.index(0, ROW, COLUMN)] = 1;
    pattern[SHAPE.index(0, ROW, COLUMN)] = 1;
    CandidateTrigger trigger = new CandidateTrigger(new ClassPair(0, TARGET), mask, pattern, true);
    return MEASUREMENT.measure(trigger, source, List.of(models));
  }
}
