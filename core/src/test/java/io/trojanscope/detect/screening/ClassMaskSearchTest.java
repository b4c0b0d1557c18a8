package io.trojanscope.detect.screening;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLASSES;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class ClassMaskSearchTest {
  private static final List<MaskSearchConfig> STARTS = List.of(start(1), start(2), start(3));
  private static final SourceImages SOURCES =
      SourceImages.of(ClassSamples.of(IMAGES, 16, 1, ""), CLEAN, 8);

  private static MaskSearchConfig start(long seed) {
    return new MaskSearchConfig(10, 80, 0.1, 1e-2, 3, 1.5, 1.84, 0.95, seed);
  }

  private static List<MaskTrigger> search(DifferentiableClassifier model, int threads) {
    return search(STARTS, model, threads);
  }

  private static List<MaskTrigger> search(
      List<MaskSearchConfig> starts, DifferentiableClassifier model, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new ClassMaskSearch(starts, SOURCES, 0, workers, ProgressListener.NONE)
          .search(IntStream.range(0, 2 * CLASSES).boxed().toList(), model, "triggers");
    }
  }

  @Test
  void thePlantedPixelIsTheShortestWayOutOfEveryOtherClass() {
    List<MaskTrigger> backdoored = search(BACKDOORED, 1);
    List<MaskTrigger> clean = search(CLEAN, 1);

    for (int source = 0; source < CLASSES; source++) {
      if (source != TARGET) {
        MaskTrigger found = backdoored.get(source);
        assertThat(found.pair().source()).isEqualTo(source);
        assertThat(found.pair().target()).isEqualTo(TARGET);
        assertThat(found.size()).isLessThan(clean.get(source).size() / 2);
      }
    }
  }

  @Test
  void onlyTheWayIntoTheTargetIsShorterThanInTheCleanModel() {
    List<MaskTrigger> backdoored = search(BACKDOORED, 1);
    List<MaskTrigger> clean = search(CLEAN, 1);

    for (int target = 0; target < CLASSES; target++) {
      double ratio = clean.get(CLASSES + target).size() / backdoored.get(CLASSES + target).size();
      assertThat(backdoored.get(CLASSES + target).pair().target()).isEqualTo(target);
      if (target == TARGET) {
        assertThat(ratio).isGreaterThan(2);
      } else {
        assertThat(ratio).isBetween(0.7, 1.4);
      }
    }
  }

  @Test
  void moreStartsFindNoLargerTriggers() {
    List<MaskTrigger> all = search(CLEAN, 1);
    List<MaskTrigger> one = search(STARTS.subList(0, 1), CLEAN, 1);

    for (int i = 0; i < one.size(); i++) {
      assertThat(all.get(i).size()).isLessThanOrEqualTo(one.get(i).size());
    }
    assertThat(all.stream().mapToDouble(MaskTrigger::size).sum())
        .isLessThan(one.stream().mapToDouble(MaskTrigger::size).sum());
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    assertThat(search(BACKDOORED, 3)).usingRecursiveComparison().isEqualTo(search(BACKDOORED, 1));
  }
}
