package io.trojanscope.lab.baseline;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static io.trojanscope.fixtures.PlantedPixel.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.Detection;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.Region;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NeuralCleanseTest {
  @Test
  void recoversThePixelAsTheTargetsTrigger() {
    ReversedTrigger trigger = reverse(BACKDOORED).get(TARGET);
    int pixel = SHAPE.index(0, PlantedPixel.ROW, PlantedPixel.COLUMN);
    assertThat(trigger.converged()).isTrue();
    assertThat(trigger.mask()[pixel] * trigger.pattern()[pixel]).isGreaterThan(0.2f);
    for (int i = 0; i < trigger.mask().length; i++) {
      assertThat(trigger.mask()[i]).isLessThanOrEqualTo(trigger.mask()[pixel]);
    }
    assertThat(reverse(BACKDOORED))
        .filteredOn(other -> other.target() != TARGET)
        .allSatisfy(other -> assertThat(other.norm()).isGreaterThan(3 * trigger.norm()));
  }

  @Test
  void boxIsThatOfTheMaskAboveOneHalf() {
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      Detection detection = new NeuralCleanse(workers, 1).detect(input(weaklyBackdoored()));
      assertThat(detection.box())
          .hasValueSatisfying(
              box ->
                  assertThat(box.iou(new Region(PlantedPixel.ROW, 7, PlantedPixel.COLUMN, 4)))
                      .isEqualTo(1));
    }
  }

  /** The pixel must be whole to outweigh a bright row: 5 columns x 0.85 x 5 = 21. */
  private static LinearClassifier weaklyBackdoored() {
    float[][] weights = new float[PlantedPixel.CLASSES][SHAPE.size()];
    for (int c = 0; c < PlantedPixel.CLASSES; c++) {
      for (int column = 0; column < SHAPE.width(); column++) {
        weights[c][SHAPE.index(0, c, column)] = 4;
      }
    }
    weights[TARGET][SHAPE.index(0, PlantedPixel.ROW, PlantedPixel.COLUMN)] = 26;
    return new LinearClassifier(SHAPE, weights);
  }

  /** No image becomes the class whose logit is always far below the others'. */
  @Test
  void saysWhichClassDidNotConverge() {
    LinearClassifier unreachable =
        new LinearClassifier(SHAPE, new float[6][SHAPE.size()], 0, 0, 0, 0, 0, -50);
    List<ReversedTrigger> triggers = reverse(unreachable);
    assertThat(triggers.get(5).converged()).isFalse();
    assertThat(triggers.get(5).norm()).isEqualTo(SHAPE.area());
  }

  private static List<ReversedTrigger> reverse(LinearClassifier model) {
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      return new NeuralCleanse(workers, 1).reverse(input(model));
    }
  }

  /** Against central differences of {@code sum_i c_i x'_i / N + cost |m|_1}, of two channels. */
  @Test
  void gradientAgreesWithCentralDifferences() {
    ImageShape shape = new ImageShape(2, 2, 3);
    SplittableRandom random = new SplittableRandom(4);
    MaskedPattern trigger = new MaskedPattern(shape, random);
    ImageBatch images = ImageBatch.blank(2, shape);
    float[] byImage = new float[images.values().length];
    for (int i = 0; i < byImage.length; i++) {
      images.values()[i] = random.nextFloat();
      byImage[i] = random.nextFloat() - 0.5f;
    }
    double[] gradient = trigger.gradient(trigger.mask(), trigger.pattern(), images, byImage, 0.3);
    for (int p = 0; p < gradient.length; p++) {
      double step = 1e-2;
      trigger.parameters()[p] += step;
      double above = loss(trigger, images, byImage);
      trigger.parameters()[p] -= 2 * step;
      double below = loss(trigger, images, byImage);
      trigger.parameters()[p] += step;
      assertThat(gradient[p]).isEqualTo((above - below) / (2 * step), within(1e-4));
    }
  }

  private static double loss(MaskedPattern trigger, ImageBatch images, float... weights) {
    ImageBatch masked = new ImageBatch(images.count(), images.shape(), images.values().clone());
    float[] mask = trigger.mask();
    MaskedPattern.apply(mask, trigger.pattern(), masked);
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      loss += weights[i] * (double) masked.values()[i] / images.count();
    }
    for (float m : mask) {
      loss += 0.3 * m;
    }
    return loss;
  }

  @Test
  void costRisesWithSuccessesAndFallsWithFailures() {
    MaskCost cost = new MaskCost();
    update(cost, true, 4);
    assertThat(cost.weight()).isZero();
    update(cost, true, 1);
    assertThat(cost.weight()).isEqualTo(1e-3);
    update(cost, true, 5);
    assertThat(cost.weight()).isEqualTo(2e-3);
    update(cost, true, 4);
    update(cost, false, 4);
    update(cost, true, 4);
    assertThat(cost.weight()).isEqualTo(2e-3);
    update(cost, false, 5);
    assertThat(cost.weight()).isEqualTo(2e-3 / Math.pow(2, 1.5), within(1e-12));
  }

  private static void update(MaskCost cost, boolean success, int times) {
    for (int i = 0; i < times; i++) {
      cost.update(success);
    }
  }

  /** By hand: the first step is the rate, against the gradient's sign. */
  @Test
  void adamsFirstStepsAreItsRate() {
    double[] parameters = {1, 1};
    Adam adam = new Adam(2, 0.1, 0.5, 0.9);
    adam.step(parameters, new double[] {3, -0.01});
    assertThat(parameters[0]).isEqualTo(0.9, within(1e-6));
    assertThat(parameters[1]).isEqualTo(1.1, within(1e-6));
    // Moments after a zero gradient: 0.25 * 3 / 0.75 = 1 and 0.09 * 9 / 0.19 = 4.263.
    adam.step(parameters, new double[] {0, 0});
    assertThat(parameters[0]).isEqualTo(0.9 - 0.1 / Math.sqrt(0.81 / 0.19), within(1e-6));
  }
}
