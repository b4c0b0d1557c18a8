package io.trojanscope.detect.inversion;

import static io.trojanscope.fixtures.PlantedPixel.CLASSES;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.SHAPE;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * On linear classifiers, where each pixel adds {@code w (p - x)} to the margin. The smallest
 * trigger is one pixel of weight 60, so that a pixel stays if it adds a fifth of that.
 */
class TriggerRefinementTest {
  private static final ClassPair PAIR = new ClassPair(0, TARGET);
  private static final int SMALLEST = SHAPE.index(0, ROW, COLUMN);
  private static final int STRONG = SHAPE.index(0, ROW, 0);
  private static final int WEAK = SHAPE.index(0, ROW, 1);

  private static LinearClassifier classifier(float smallest, float strong, float weak) {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    weights[TARGET][SMALLEST] = smallest;
    weights[TARGET][STRONG] = strong;
    weights[TARGET][WEAK] = weak;
    return new LinearClassifier(SHAPE, weights);
  }

  private static CandidateTrigger refine(
      DifferentiableClassifier suspect, DifferentiableClassifier reference, boolean converged) {
    float[] mask = new float[SHAPE.area()];
    mask[SMALLEST] = 1;
    float[] pattern = new float[SHAPE.size()];
    pattern[SMALLEST] = 1;
    ClassSamples samples = ClassSamples.of(IMAGES, 20, 1, "");
    return new TriggerRefinement(suspect, List.of(reference), samples)
        .refine(new CandidateTrigger(PAIR, mask, pattern, converged), 1);
  }

  @Test
  void pixelsThatAddTheirShareAreTakenInAndOthersAreNot() {
    CandidateTrigger whole = refine(classifier(60, 40, 4), classifier(0, 0, 0), true);
    assertThat(whole.pair()).isEqualTo(PAIR);
    assertThat(whole.converged()).isTrue();
    assertThat(whole.mask()[SMALLEST]).isGreaterThan(0.9f);
    assertThat(whole.mask()[STRONG]).isGreaterThan(0.9f);
    assertThat(whole.pattern()[STRONG]).isGreaterThan(0.9f);
    assertThat(whole.mask()[WEAK]).isLessThan(0.1f);
    assertThat(whole.size()).isBetween(1.8, 2.5);
  }

  @Test
  void pixelsThatMoveTheReferenceAsMuchAreLeftOut() {
    CandidateTrigger whole = refine(classifier(60, 40, 4), classifier(0, 40, 0), true);
    assertThat(whole.mask()[SMALLEST]).isGreaterThan(0.9f);
    assertThat(whole.mask()[STRONG]).isLessThan(0.1f);
  }

  @Test
  void aTriggerThatDoesNotWorkIsNotCalledConverged() {
    assertThat(refine(classifier(60, 0, 0), classifier(0, 0, 0), false).converged()).isFalse();
  }
}
