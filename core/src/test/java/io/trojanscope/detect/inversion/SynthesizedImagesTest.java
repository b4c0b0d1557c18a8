package io.trojanscope.detect.inversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SynthesizedImagesTest {
  private static SynthesizedImages synthesize(long seed, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return SynthesizedImages.of(
          List.of(PlantedPixel.CLEAN, PlantedPixel.BACKDOORED), 4, seed, workers);
    }
  }

  private static float[] values(SynthesizedImages images) {
    return images.batch(IntStream.range(0, images.size()).toArray()).values();
  }

  @Test
  void bothModelsGiveThemTheirClasses() {
    SynthesizedImages images = synthesize(1, 2);
    assertThat(images.size()).isEqualTo(4 * PlantedPixel.CLASSES);
    for (int i = 0; i < images.size(); i++) {
      assertThat(PlantedPixel.CLEAN.logits(images.batch(i)).predicted(0))
          .isEqualTo(images.label(i));
      assertThat(PlantedPixel.BACKDOORED.logits(images.batch(i)).predicted(0))
          .isEqualTo(images.label(i));
    }
  }

  @Test
  void dependOnTheSeedAloneNotOnTheThreads() {
    assertThat(values(synthesize(1, 3))).isEqualTo(values(synthesize(1, 1)));
    assertThat(values(synthesize(2, 1))).isNotEqualTo(values(synthesize(1, 1)));
  }
}
