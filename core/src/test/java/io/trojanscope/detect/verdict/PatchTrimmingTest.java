package io.trojanscope.detect.verdict;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.PatchForm;
import io.trojanscope.detect.search.MarginEffectMeasurement;
import io.trojanscope.detect.search.MeasuredModel;
import io.trojanscope.image.Region;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class PatchTrimmingTest {
  private static final ClassSamples SAMPLES = ClassSamples.of(IMAGES, 20, 1, "key");

  private static Region trimmed(Region window) {
    float[] ones = new float[Math.toIntExact(window.area())];
    Arrays.fill(ones, 1);
    CandidateTrigger patch =
        new PatchForm(window, 1).trigger(new ClassPair(0, TARGET), ones, SHAPE, true);
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      MarginEffectMeasurement trial =
          new MarginEffectMeasurement(
              SAMPLES, MeasuredModel.of(BACKDOORED, SAMPLES, workers), List.of());
      return PatchTrimming.window(new PatchTrimming(trial, SHAPE).trim(patch).mask(), SHAPE);
    }
  }

  @Test
  void leavesThePixelThatMatters() {
    assertThat(trimmed(new Region(4, 7, 2, 5)))
        .isEqualTo(new Region(ROW, ROW + 1, COLUMN, COLUMN + 1));
  }

  @Test
  void leavesNoLessThanOnePixel() {
    assertThat(trimmed(new Region(ROW, ROW + 1, COLUMN, COLUMN + 1)).area()).isEqualTo(1);
  }
}
