package io.trojanscope.detect.search;

import static io.trojanscope.fixtures.PlantedPixel.CLASSES;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes that differ in which row of an image is bright. */
class BrightnessSearchTest {
  private static final ClassSamples SAMPLES = ClassSamples.of(IMAGES, 20, 1, "key");
  private static final int TARGET = 1;

  /** A class looks at its row; the backdoored target at the background, which is faint as it is. */
  private static LinearClassifier classifier(float ofBackground) {
    return classifier(ofBackground, 0);
  }

  private static LinearClassifier classifier(float ofBackground, float bias) {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    for (int c = 0; c < CLASSES; c++) {
      for (int column = 0; column < SHAPE.width(); column++) {
        weights[c][SHAPE.index(0, c, column)] = 4;
        weights[TARGET][SHAPE.index(0, SHAPE.height() - 1, column)] = ofBackground;
      }
    }
    float[] biases = new float[CLASSES];
    biases[TARGET] = bias;
    return new LinearClassifier(SHAPE, weights, biases);
  }

  private static TriggerSearchResult search(
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

  /** Of a margin m, half the brightness leaves m / 2; a bias of 3/4 m turns that into -m / 4. */
  @Test
  void countsDimmingByWhatItTakesBeyondItsShare() {
    LinearClassifier clean = classifier(0);
    double margin = margins(clean).typical();
    TriggerFinding worst = search(classifier(0, (float) (0.75 * margin)), clean).worst();
    assertThat(worst.pair().target()).isEqualTo(TARGET);
    assertThat(worst.trigger().gain()).isEqualTo(0.5f);
    // 1 - (-m/4 : m/4) / 0.5 = 3 in the suspect, 1 - (m/2 : m) / 0.5 = 0 in the reference
    assertThat(worst.statistic()).isCloseTo(Math.log(3 / 0.1), within(0.2));
  }

  private static CleanMargins margins(DifferentiableClassifier model) {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      return CleanMargins.of(model, SAMPLES, workers);
    }
  }
}
