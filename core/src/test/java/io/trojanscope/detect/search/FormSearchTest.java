package io.trojanscope.detect.search;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.FittingConfig;
import io.trojanscope.detect.inversion.PatchForm;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class FormSearchTest {
  private static final ClassSamples SAMPLES = ClassSamples.of(IMAGES, 20, 1, "key");
  private static final FormEffort EFFORT =
      new FormEffort(new FittingConfig(20, 5, 4, 0.5, 1), new FittingConfig(20, 4, 3, 0.3, 1), 6);

  private static TriggerSearchResult search(
      DifferentiableClassifier suspect, List<DifferentiableClassifier> references, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new FormSearch(
              TriggerType.PATCH,
              PatchForm.grid(SHAPE, 3, 0.4),
              EFFORT,
              SAMPLES,
              MeasuredModel.of(suspect, SAMPLES, workers),
              references.stream().map(model -> MeasuredModel.of(model, SAMPLES, workers)).toList(),
              workers,
              ProgressListener.NONE)
          .search();
    }
  }

  @Test
  void findsThePatchThatTheSuspectAloneObeys() {
    TriggerSearchResult found = search(BACKDOORED, List.of(CLEAN), 2);
    TriggerFinding worst = found.worst();
    assertThat(worst.pair().target()).isEqualTo(TARGET);
    assertThat(worst.trigger().converged()).isTrue();
    assertThat(worst.trigger().mask()[SHAPE.index(0, ROW, COLUMN)]).isEqualTo(1);
    assertThat(worst.trigger().pattern()[SHAPE.index(0, ROW, COLUMN)]).isGreaterThan(0.8f);
    assertThat(found.score()).isGreaterThan(1.5);
  }

  @Test
  void findsNothingThatTheReferenceDoesNotObeyToo() {
    assertThat(search(CLEAN, List.of(CLEAN), 2).score()).isLessThan(0.5);
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    assertThat(search(BACKDOORED, List.of(CLEAN), 3))
        .usingRecursiveComparison()
        .isEqualTo(search(BACKDOORED, List.of(CLEAN), 1));
  }
}
