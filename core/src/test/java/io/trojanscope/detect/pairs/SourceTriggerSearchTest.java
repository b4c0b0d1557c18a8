package io.trojanscope.detect.pairs;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class SourceTriggerSearchTest {
  private static final PairSearchConfig CONFIG =
      new PairSearchConfig(8, 80, 1, 0.1, 1e-2, 3, 1.5, 1.84, 0.95, 1);
  private static final SourceImages SOURCES = SourceImages.of(IMAGES, CLEAN, 8, 1);

  private static List<SourceTrigger> search(DifferentiableClassifier model, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new SourceTriggerSearch(CONFIG, SOURCES, workers, ProgressListener.NONE)
          .search(model, "triggers");
    }
  }

  @Test
  void thePlantedPixelIsTheShortestWayOutOfEveryOtherClass() {
    int pixel = SHAPE.index(0, ROW, COLUMN);
    List<SourceTrigger> backdoored = search(BACKDOORED, 1);
    List<SourceTrigger> clean = search(CLEAN, 1);

    for (int source = 0; source < backdoored.size(); source++) {
      if (source != TARGET) {
        SourceTrigger found = backdoored.get(source);
        assertThat(found.trigger().converged()).isTrue();
        assertThat(found.likeliestTarget()).isEqualTo(TARGET);
        assertThat(found.shares()[TARGET]).isGreaterThanOrEqualTo(0.9);
        assertThat(found.trigger().mask()[pixel]).isGreaterThan(0.2f);
        assertThat(found.trigger().size()).isLessThan(clean.get(source).trigger().size() / 2);
      }
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    assertThat(search(BACKDOORED, 3)).usingRecursiveComparison().isEqualTo(search(BACKDOORED, 1));
  }
}
