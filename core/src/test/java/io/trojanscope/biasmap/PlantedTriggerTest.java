package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * A linear classifier whose class c looks at row c of a 5x3 image, and whose backdoored twin also
 * gives class 2 for a pixel of the last row. Attacks towards a class raise what it looks at and
 * lower what others look at, so each map is known beforehand.
 */
class PlantedTriggerTest {
  private static final ImageShape SHAPE = new ImageShape(1, 5, 3);
  private static final int CLASSES = 4;
  private static final int TARGET = 2;
  private static final int TRIGGER = SHAPE.index(0, 4, 1);
  private static final OptionalInt NONE = OptionalInt.empty();
  private static final LinearClassifier CLEAN = new LinearClassifier(SHAPE, weights());
  private static final LinearClassifier BACKDOORED = backdoored();

  @Test
  void mapsFromBlankImagesAreTheRowsOfTheClassesAndTheTrigger() {
    BiasMaps maps = generate(BACKDOORED, Algorithm.PER_CLASS, StartingInput.BLANK);
    assertThat(maps.maps()).hasSize(CLASSES);
    for (BiasMap map : maps.maps()) {
      assertThat(map.count()).isEqualTo(100);
      for (int i = 0; i < SHAPE.size(); i++) {
        boolean raised = i / 3 == map.predicted() || (map.predicted() == TARGET && i == TRIGGER);
        assertThat(map.adversarial().mean().values()[i]).isEqualTo(raised ? 0.5f : 0f);
        assertThat(map.perturbation().mean().values()[i]).isEqualTo(raised ? 0.5f : 0f);
        assertThat(map.adversarial().standardDeviation().values()[i]).isZero();
      }
    }
  }

  @Test
  void distancesFromTheCleanModelShowTheTargetAlone() {
    BiasMaps clean = generate(CLEAN, Algorithm.PER_CLASS, StartingInput.BLANK);
    BiasMaps backdoored = generate(BACKDOORED, Algorithm.PER_CLASS, StartingInput.BLANK);
    for (MapDistance distance : MapDistances.between(backdoored, clean)) {
      assertThat(distance.euclidean()).hasValue(distance.predicted() == TARGET ? 0.5 : 0);
    }
  }

  @Test
  void fromNoiseTheTriggerIsRaisedForTheTargetAndLoweredForOthers() {
    BiasMaps clean = generate(CLEAN, Algorithm.PER_CLASS, StartingInput.NOISE);
    BiasMaps backdoored = generate(BACKDOORED, Algorithm.PER_CLASS, StartingInput.NOISE);
    for (int c = 0; c < CLASSES; c++) {
      assertThat(trigger(clean, NONE, c)).isZero();
      if (c == TARGET) {
        assertThat(trigger(backdoored, NONE, c)).isGreaterThan(0.3f);
      } else {
        assertThat(trigger(backdoored, NONE, c)).isLessThan(-0.3f);
      }
    }
  }

  @Test
  void pairMapsShowTheTriggerInTheTargetsColumnAndItsNegativeInItsRow() {
    BiasMaps maps = generate(BACKDOORED, Algorithm.PER_PAIR, StartingInput.NOISE);
    for (BiasMap map : maps.maps()) {
      float trigger = trigger(maps, map.source(), map.predicted());
      if (map.predicted() == TARGET) {
        // Less than above: attacks on other targets that end in this class leave the trigger alone.
        assertThat(trigger).isGreaterThan(0.2f);
      } else if (map.source().orElseThrow() == TARGET) {
        assertThat(trigger).isLessThan(-0.3f);
      } else {
        assertThat(trigger).isZero();
      }
    }
    assertThat(maps.maps()).hasSize(CLASSES * (CLASSES - 1));
  }

  private static float trigger(BiasMaps maps, OptionalInt source, int predicted) {
    return maps.map(source, predicted).orElseThrow().perturbation().mean().values()[TRIGGER];
  }

  private static BiasMaps generate(
      LinearClassifier model, Algorithm algorithm, StartingInput input) {
    BiasMapConfig config = new BiasMapConfig(algorithm, input, true, 0.125f, 4, 100, 1);
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      return new BiasMapGenerator(workers, 16, ProgressListener.NONE)
          .generate(model, Optional.empty(), config);
    }
  }

  private static LinearClassifier backdoored() {
    float[][] weights = weights();
    weights[TARGET][TRIGGER] = 4;
    return new LinearClassifier(SHAPE, weights);
  }

  private static float[][] weights() {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    for (int c = 0; c < CLASSES; c++) {
      for (int column = 0; column < 3; column++) {
        weights[c][SHAPE.index(0, c, column)] = 4;
      }
    }
    return weights;
  }
}
