package io.trojanscope.detect.screening;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLASSES;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class PairMaskSearchTest {
  private static final int IMAGE_COUNT = 7;
  private static final List<MaskSearchConfig> STARTS = List.of(start(1), start(2));
  private static final SourceImages SOURCES =
      SourceImages.of(ClassSamples.of(IMAGES, 16, 1, ""), CLEAN, 8);

  private static MaskSearchConfig start(long seed) {
    return new MaskSearchConfig(IMAGE_COUNT, 10, 0.1, 1e-2, 3, 1.5, 1.84, 0.95, seed);
  }

  private static List<MaskTrigger> search(
      List<ClassPair> pairs, LinearClassifier model, int atOnce, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new PairMaskSearch(STARTS, SOURCES, 0, atOnce, workers, ProgressListener.NONE)
          .search(pairs, model, "triggers");
    }
  }

  /** This classifier computes each image by itself, so a batch changes no bit. */
  @Test
  void searchesThatShareABatchFindWhatEachFindsAlone() {
    List<ClassPair> pairs = TriggerSizes.pairs(CLASSES);
    List<MaskTrigger> alone = search(pairs, BACKDOORED, 1, 1);
    List<MaskTrigger> together = search(pairs, BACKDOORED, 6, 2);

    assertThat(together.stream().map(MaskTrigger::pair)).isEqualTo(pairs);
    assertThat(together.stream().map(MaskTrigger::size))
        .isEqualTo(alone.stream().map(MaskTrigger::size).toList());
    assertThat(BACKDOORED.gradientBatchSizes()).contains(6 * IMAGE_COUNT);
  }

  @Test
  void nothingIsSearchedWhereTheModelMisclassifiesTheImages() {
    float[][] weights = new float[CLASSES][CLEAN.spec().input().size()];
    weights[5][0] = 1;
    LinearClassifier wrong = new LinearClassifier(CLEAN.spec().input(), weights);

    List<MaskTrigger> found =
        search(List.of(new ClassPair(1, 2), new ClassPair(0, 5)), wrong, 1, 1);

    assertThat(found.get(0).size()).isZero();
    assertThat(found.get(0).trigger().converged()).isFalse();
    assertThat(wrong.gradientBatchSizes()).isEmpty();
  }
}
