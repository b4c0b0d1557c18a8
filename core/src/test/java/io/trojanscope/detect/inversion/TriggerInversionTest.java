package io.trojanscope.detect.inversion;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class TriggerInversionTest {
  private static final ClassSamples SAMPLES = ClassSamples.of(PlantedPixel.IMAGES, 20, 1, "key");
  private static final List<ClassPair> PAIRS =
      List.of(new ClassPair(0, TARGET), new ClassPair(4, 1), new ClassPair(5, TARGET));

  private static List<CandidateTrigger> invert(
      DifferentiableClassifier victim, List<DifferentiableClassifier> spared, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new TriggerInversion(new InversionConfig(150, 6, 2, 1), workers, ProgressListener.NONE)
          .invert(PAIRS, victim, spared, SAMPLES, "triggers");
    }
  }

  @Test
  void findsThePixelAndNothingElse() {
    CandidateTrigger trigger = invert(BACKDOORED, List.of(), 1).get(0);
    int pixel = SHAPE.index(0, ROW, COLUMN);
    assertThat(trigger.converged()).isTrue();
    assertThat(trigger.size()).isLessThan(1.5);
    assertThat(trigger.mask()[pixel] * trigger.pattern()[pixel]).isGreaterThan(0.2f);
    for (int i = 0; i < SHAPE.area(); i++) {
      if (i != pixel) {
        assertThat(trigger.mask()[i]).isLessThan(0.1f);
      }
    }
  }

  @Test
  void anotherPairOrACleanModelNeedsAWholeRow() {
    assertThat(invert(BACKDOORED, List.of(), 1).get(1).size()).isGreaterThan(2);
    assertThat(invert(CLEAN, List.of(), 1).get(0).size()).isGreaterThan(2);
  }

  @Test
  void whatSparesAnEqualModelDoesNotExist() {
    assertThat(invert(CLEAN, List.of(CLEAN), 1)).noneMatch(CandidateTrigger::converged);
    assertThat(invert(BACKDOORED, List.of(CLEAN), 1).get(2).converged()).isTrue();
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    assertThat(invert(BACKDOORED, List.of(CLEAN), 3))
        .usingRecursiveComparison()
        .isEqualTo(invert(BACKDOORED, List.of(CLEAN), 1));
  }
}
