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
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel. */
class MarginEffectMeasurementTest {
  private static final int IMAGES_PER_CLASS = 10;
  private static final ClassSamples SAMPLES = ClassSamples.of(IMAGES, 20, 1, "key");

  private static List<TriggerEffect> effects(List<MeasuredModel> references, ClassPair... pairs) {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      MarginEffectMeasurement trial =
          new MarginEffectMeasurement(
              SAMPLES, MeasuredModel.of(BACKDOORED, SAMPLES, workers), references);
      return trial.effects(
          (shape, images, offset) -> images[offset + shape.index(0, ROW, COLUMN)] = 1,
          List.of(pairs),
          IMAGES_PER_CLASS);
    }
  }

  private static MeasuredModel clean() {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      return MeasuredModel.of(CLEAN, SAMPLES, workers);
    }
  }

  /** Mean of z_s - z_t over the held-out images. */
  private static double margin(int source, boolean triggered) {
    ImageBatch images = IMAGES.batch(SAMPLES.heldOut(source, IMAGES_PER_CLASS));
    if (triggered) {
      for (int image = 0; image < images.count(); image++) {
        images.values()[images.offset(image) + SHAPE.index(0, ROW, COLUMN)] = 1;
      }
    }
    Logits logits = BACKDOORED.logits(images);
    double sum = 0;
    for (int image = 0; image < images.count(); image++) {
      sum += logits.get(image, source) - logits.get(image, TARGET);
    }
    return sum / images.count();
  }

  @Test
  void isTheShareOfTheMarginThatIsGone() {
    List<TriggerEffect> effects =
        effects(List.of(clean()), new ClassPair(0, TARGET), new ClassPair(4, TARGET));
    assertThat(effects.get(0).inSuspect())
        .isEqualTo(1 - margin(0, true) / margin(0, false), within(1e-5));
    assertThat(effects.get(1).inSuspect())
        .isEqualTo(1 - margin(4, true) / margin(4, false), within(1e-5));
    assertThat(effects).allMatch(TriggerEffect::succeedsOnMostImages);
    assertThat(effects).allMatch(effect -> Math.abs(effect.inReference()) < 1e-5);
  }

  @Test
  void isNoneForAnotherTargetOrWithoutReferences() {
    assertThat(effects(List.of(clean()), new ClassPair(0, CLASSES - 1)).get(0).inSuspect())
        .isEqualTo(0, within(1e-5));
    assertThat(effects(List.of(), new ClassPair(0, TARGET)).get(0).inReference()).isZero();
  }

  @Test
  void theStatisticIsTheLogRatioAndSmallBelowTheBoundary() {
    assertThat(new TriggerEffect(1.4, 0.25, 1).statistic())
        .isEqualTo(Math.log(1.4 / 0.35), within(1e-12));
    assertThat(new TriggerEffect(1.4, -0.3, 1).statistic()).isEqualTo(Math.log(14), within(1e-12));
    assertThat(new TriggerEffect(0.5, 0, 0).statistic()).isEqualTo(Math.log(5) / 4, within(1e-12));
    assertThat(new TriggerEffect(-0.5, 0, 0).statistic()).isZero();
  }

  @Test
  void turnsWhenMostImagesAreTheTargetsAndNotAThirdClass() {
    assertThat(new TriggerEffect(1.4, 0, 0.49).succeedsOnMostImages()).isFalse();
    assertThat(new TriggerEffect(0.9, 0, 0.5).succeedsOnMostImages()).isTrue();
    // The trigger for one target takes images away from their class, but not to another target.
    assertThat(effects(List.of(), new ClassPair(0, CLASSES - 1)).get(0).successRate()).isZero();
  }
}
