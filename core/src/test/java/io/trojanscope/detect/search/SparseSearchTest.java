package io.trojanscope.detect.search;

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
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel, for images of every class. */
class SparseSearchTest {
  private static final List<ClassPair> PAIRS = TriggerSizes.pairs(CLASSES);
  private static final int CANDIDATES = 6;

  private final List<String> tasks = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  private List<TriggerSearchResult> search(
      String samplesKey, List<DifferentiableClassifier> references, boolean swapped) {
    SizeCache counting =
        (model, key, count, computation) -> {
          keys.add(key);
          assertThat(count).isEqualTo(PAIRS.size());
          return computation.get();
        };
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      SparseSearch search =
          new SparseSearch(
              ClassSamples.of(IMAGES, 20, 1, samplesKey),
              ScanEffort.of(Effort.QUICK, 1),
              workers,
              counting,
              (task, done, total) -> {
                if (done == total) {
                  tasks.add(task);
                }
              });
      List<TriggerSearchResult> results = new ArrayList<>();
      results.add(search.search(PAIRS, BACKDOORED, references));
      if (swapped) {
        results.add(search.search(PAIRS, CLEAN, List.of(BACKDOORED)));
      }
      return results;
    }
  }

  @Test
  void thePlantedPixelIsTheSmallestTriggerBesideTheReference() {
    TriggerSearchResult found = search("key", List.of(CLEAN), false).get(0);
    assertThat(found.type()).isEqualTo(TriggerType.SPARSE);
    assertThat(found.findings()).hasSize(CANDIDATES);
    TriggerFinding worst = found.worst();
    assertThat(worst.pair().target()).isEqualTo(TARGET);
    assertThat(worst.trigger().converged()).isTrue();
    assertThat(largest(worst.trigger().mask())).isEqualTo(SHAPE.index(0, ROW, COLUMN));
    assertThat(found.statistics()).hasSize(PAIRS.size());
    assertThat(found.statistics()[PAIRS.indexOf(worst.pair())]).isEqualTo(worst.statistic());
    assertThat(median(found, TARGET)).isGreaterThan(median(found, TARGET + 1) + 1);
  }

  @Test
  void theWorstPairsAreLookedAtTwiceInBothModels() {
    search("key", List.of(CLEAN), false);
    assertThat(tasks)
        .containsExactly(
            "triggers of the suspect",
            "triggers of the reference",
            "triggers of the suspect alone",
            "triggers of the reference alone",
            "triggers of the suspect alone",
            "triggers of the reference alone");
  }

  @Test
  void theSizesInAModelAreSoughtOnceInWhicheverRole() {
    List<TriggerSearchResult> found = search("key", List.of(CLEAN), true);
    assertThat(keys).hasSize(2);
    assertThat(keys.get(0)).startsWith("key ").isEqualTo(keys.get(1));
    assertThat(found.get(1).score()).isLessThan(found.get(0).score() - 1);
  }

  @Test
  void sizesOnImagesWithoutAKeyAreNotCached() {
    search(SizeCache.UNCACHED, List.of(CLEAN), false);
    assertThat(keys).containsExactly(SizeCache.UNCACHED, SizeCache.UNCACHED);
  }

  @Test
  void withoutAReferenceThePairsAreComparedWithEachOther() {
    TriggerSearchResult found = search("key", List.of(), false).get(0);
    assertThat(tasks).containsExactly("triggers of the suspect", "triggers of the suspect");
    assertThat(found.findings()).hasSize(CANDIDATES);
    assertThat(keys).hasSize(1);
    // Every pair of the target is small, so none stands out among those of its target.
    assertThat(found.score()).isLessThan(search("key", List.of(CLEAN), false).get(0).score() / 2);
  }

  private static int largest(float... mask) {
    return IntStream.range(0, mask.length)
        .reduce((a, b) -> mask[a] >= mask[b] ? a : b)
        .orElseThrow();
  }

  private static double median(TriggerSearchResult found, int target) {
    double[] sorted =
        IntStream.range(0, PAIRS.size())
            .filter(i -> PAIRS.get(i).target() == target)
            .mapToDouble(i -> found.statistics()[i])
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }
}
