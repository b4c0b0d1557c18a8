package io.trojanscope.detect;

import static io.trojanscope.detect.baseline.PlantedPixel.CLASSES;
import static io.trojanscope.detect.baseline.PlantedPixel.IMAGES;
import static io.trojanscope.detect.baseline.PlantedPixel.SHAPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LinearClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes that differ in which row of an image is bright. */
class BrightnessSearchTest {
  private static final ClassSamples SAMPLES = ClassSamples.of(IMAGES, 20, 1, "key");
  private static final int TARGET = 1;

  /** A class looks at its row; the backdoored target at the background, which is faint as it is. */
  private static LinearClassifier classifier(float ofBackground) {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    for (int c = 0; c < CLASSES; c++) {
      for (int column = 0; column < SHAPE.width(); column++) {
        weights[c][SHAPE.index(0, c, column)] = 4;
        weights[TARGET][SHAPE.index(0, SHAPE.height() - 1, column)] = ofBackground;
      }
    }
    return new LinearClassifier(SHAPE, weights);
  }

  private static KindExamination search(
      DifferentiableClassifier suspect, DifferentiableClassifier reference) {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      return new BrightnessSearch(
              SAMPLES,
              MeasuredModel.of(suspect, SAMPLES, workers),
              List.of(MeasuredModel.of(reference, SAMPLES, workers)))
          .search();
    }
  }

  @Test
  void findsTheGainThatTurnsTheSuspectAlone() {
    TriggerFinding worst = search(classifier(55), classifier(0)).worst();
    assertThat(worst.pair().target()).isEqualTo(TARGET);
    assertThat(worst.trigger().converged()).isTrue();
    assertThat(worst.trigger().gain()).isGreaterThan(1);
    assertThat(worst.statistic()).isPositive();
  }

  @Test
  void findsNothingThatTheReferenceDoesToo() {
    assertThat(search(classifier(55), classifier(55)).score())
        .isLessThan(search(classifier(55), classifier(0)).score() / 2);
    assertThat(search(classifier(0), classifier(0)).score()).isLessThan(0.1);
  }
}
