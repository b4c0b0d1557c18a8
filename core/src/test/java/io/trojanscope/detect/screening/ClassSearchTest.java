package io.trojanscope.detect.screening;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLASSES;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel, for images of every class. */
@Tag("slow")
class ClassSearchTest {
  private static List<TriggerSearchResult> search(
      DifferentiableClassifier suspect, SizeCache cache) {
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      return search(workers, cache).search(suspect, List.of(CLEAN));
    }
  }

  private static ClassSearch search(OrderedWorkers workers, SizeCache cache) {
    return new ClassSearch(
        ClassSamples.of(IMAGES, 40, 1, "images"),
        CLEAN,
        ClassSearchEffort.standard(1),
        workers,
        cache,
        ProgressListener.NONE);
  }

  private static LinearClassifier always(int label) {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    Arrays.fill(weights[label], 1);
    return new LinearClassifier(SHAPE, weights);
  }

  @Test
  void aSuspectThatKnowsFewClassesCannotBeSearched() {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      ClassSearch search = search(workers, SizeCache.NONE);

      assertThat(search.obstacle(BACKDOORED)).isEmpty();
      assertThat(search.obstacle(always(1)).orElseThrow()).contains("of 5 of the 6 classes");
      // The pairs out of class 1 are searched, and are alike.
      assertThat(search.search(always(1), List.of(CLEAN)).get(0).score()).isLessThan(0.1);
    }
  }

  @Test
  void searchesEachType() {
    assertThat(search(BACKDOORED, SizeCache.NONE))
        .extracting(TriggerSearchResult::type)
        .containsExactly(TriggerType.MASK, TriggerType.WAVE, TriggerType.WARP, TriggerType.TONE);
  }

  @Test
  void thePlantedPixelStandsOut() {
    TriggerSearchResult masks = search(BACKDOORED, SizeCache.NONE).get(0);

    assertThat(masks.worst().pair().target()).isEqualTo(TARGET);
    assertThat(masks.worst().trigger().converged()).isTrue();
    assertThat(masks.score()).isGreaterThan(1);
    assertThat(search(CLEAN, SizeCache.NONE).get(0).score()).isZero();
  }

  @Test
  void sizesFromACacheGiveTheSameStatistics() {
    Map<String, TriggerSizes> kept = new HashMap<>();
    SizeCache cache =
        (model, key, count, computation) ->
            kept.computeIfAbsent(
                System.identityHashCode(model) + key, ignored -> computation.get());
    double[] first = search(BACKDOORED, cache).get(0).statistics();

    assertThat(kept).hasSize(2);
    assertThat(search(BACKDOORED, cache).get(0).statistics()).hasSameSizeAs(first);
    TriggerSearchResult again = search(BACKDOORED, cache).get(0);
    assertThat(again.score()).isEqualTo(Arrays.stream(first).max().orElseThrow());
    assertThat(again.worst())
        .usingRecursiveComparison()
        .isEqualTo(search(BACKDOORED, SizeCache.NONE).get(0).worst());
  }
}
