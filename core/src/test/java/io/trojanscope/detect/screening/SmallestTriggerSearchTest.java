package io.trojanscope.detect.screening;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class SmallestTriggerSearchTest {
  private static final MaskSearchConfig CONFIG =
      new MaskSearchConfig(8, 80, 0.1, 1e-2, 3, 1.5, 1.84, 0.95, 1);
  private static final SourceImages SOURCES =
      SourceImages.of(ClassSamples.of(IMAGES, 16, 1, ""), CLEAN, 8);

  private static SmallestTrigger search(DifferentiableClassifier model, int source, int target) {
    return new SmallestTriggerSearch(List.of(CONFIG), model)
        .search(SOURCES.of(source, CONFIG.images()), MaskGoal.into(target), 7);
  }

  @Test
  void findsThePlantedPixel() {
    SmallestTrigger trigger = search(BACKDOORED, 0, TARGET);
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
    assertThat(search(BACKDOORED, 0, TARGET).size())
        .isLessThan(search(CLEAN, 0, TARGET).size() / 2);
    assertThat(search(BACKDOORED, 4, 1).size()).isCloseTo(search(CLEAN, 4, 1).size(), within(0.1));
  }

  @Test
  void theTriggerReachesTheGoal() {
    float[] clean = SOURCES.of(0, CONFIG.images());
    float[] triggered = search(BACKDOORED, 0, TARGET).stamped(clean, SHAPE);

    assertThat(
            MaskGoal.into(TARGET)
                .successes(BACKDOORED.logits(new ImageBatch(CONFIG.images(), SHAPE, triggered))))
        .isEqualTo(CONFIG.images());
  }
}
