package io.trojanscope.detect.pairs;

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
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class PairTriggerSearchTest {
  private static final PairSearchConfig CONFIG =
      new PairSearchConfig(8, 80, 2, 0.1, 1e-2, 3, 1.5, 1.84, 0.95, 1);
  private static final SourceImages SOURCES = SourceImages.of(IMAGES, CLEAN, 8, 1);
  private static final List<ClassPair> PAIRS =
      List.of(new ClassPair(0, TARGET), new ClassPair(4, 1), new ClassPair(5, TARGET));

  private static List<PairTrigger> search(DifferentiableClassifier model, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new PairTriggerSearch(CONFIG, SOURCES, workers, ProgressListener.NONE)
          .search(PAIRS, model, "triggers");
    }
  }

  @Test
  void findsThePlantedPixel() {
    SmallestTrigger trigger = search(BACKDOORED, 1).get(0).trigger();
    int pixel = SHAPE.index(0, ROW, COLUMN);

    assertThat(trigger.converged()).isTrue();
    assertThat(trigger.size()).isLessThan(1.5);
    for (int i = 0; i < SHAPE.area(); i++) {
      if (i != pixel) {
        assertThat(trigger.mask()[i]).isLessThan(trigger.mask()[pixel]);
      }
    }
  }

  @Test
  void onlyTheTriggersOfTheTargetAreSmallerThanInTheCleanModel() {
    double[] suspect = sizes(BACKDOORED);
    double[] clean = sizes(CLEAN);

    assertThat(suspect[0]).isLessThan(clean[0] / 2);
    assertThat(suspect[2]).isLessThan(clean[2] / 2);
    assertThat(suspect[1]).isCloseTo(clean[1], within(0.1));
  }

  private static double[] sizes(DifferentiableClassifier model) {
    return search(model, 1).stream().mapToDouble(PairTrigger::size).toArray();
  }

  @Test
  void theTraceFallsToTheSize() {
    SmallestTrigger trigger = search(BACKDOORED, 1).get(0).trigger();

    assertThat(trigger.trace()).hasSize(CONFIG.steps()).endsWith(trigger.size());
    for (int i = 1; i < trigger.trace().length; i++) {
      assertThat(trigger.trace()[i]).isLessThanOrEqualTo(trigger.trace()[i - 1]);
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    assertThat(search(BACKDOORED, 3)).usingRecursiveComparison().isEqualTo(search(BACKDOORED, 1));
  }

  @Test
  void aPairDoesNotDependOnTheOthers() {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      assertThat(
              new PairTriggerSearch(CONFIG, SOURCES, workers, ProgressListener.NONE)
                  .search(PAIRS.subList(1, 3), BACKDOORED, "triggers"))
          .usingRecursiveComparison()
          .isEqualTo(search(BACKDOORED, 1).subList(1, 3));
    }
  }
}
