package io.trojanscope.attack.evasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IteratedFgsmTest {
  private static final ImageShape THREE_VALUES = new ImageShape(1, 1, 3);
  // The gradient of the cross-entropy against class 0 has the sign of (row 1) - (row 0): -, 0, +.
  private static final LinearClassifier TWO_CLASSES =
      new LinearClassifier(THREE_VALUES, new float[][] {{2, 0, 0}, {0, 0, 4}});

  @Test
  void stepsAgainstTheSignOfTheGradientAndClips() {
    AdversarialExamples examples =
        new IteratedFgsm(0.25f, 1).attack(TWO_CLASSES, threeValues(0.5f, 0.5f, 0.125f), towards(0));
    assertThat(examples.adversarial().values()).containsExactly(0.75f, 0.5f, 0f);
  }

  @Test
  void iterates() {
    AdversarialExamples examples =
        new IteratedFgsm(0.125f, 3).attack(TWO_CLASSES, threeValues(0.5f, 0.5f, 1f), towards(0));
    assertThat(examples.adversarial().values()).containsExactly(0.875f, 0.5f, 0.625f);
  }

  @Test
  void goesTheOtherWayToLeaveAClass() {
    AdversarialExamples examples =
        new IteratedFgsm(0.25f, 1)
            .attack(
                TWO_CLASSES, threeValues(0.5f, 0.5f, 0.5f), LogitLoss.negativeCrossEntropy(2, 0));
    assertThat(examples.adversarial().values()).containsExactly(0.25f, 0.5f, 0.75f);
  }

  @Test
  void eachImageHasItsOwnLoss() {
    ImageBatch start = new ImageBatch(2, THREE_VALUES, new float[] {.5f, .5f, .5f, .5f, .5f, .5f});
    AdversarialExamples examples =
        new IteratedFgsm(0.25f, 1).attack(TWO_CLASSES, start, LogitLoss.crossEntropy(2, 0, 1));
    assertThat(examples.adversarial().values())
        .containsExactly(0.75f, 0.5f, 0.25f, 0.25f, 0.5f, 0.75f);
  }

  @Test
  void thePairLossIsTheDifferenceOfTheLogitsAndOfTheCrossEntropies() {
    Problem problem = new Problem(1);
    int[] sources = problem.labels;
    int[] targets = problem.targets;
    float[] pair = gradient(problem, LogitLoss.pair(4, sources, targets));
    float[] target = gradient(problem, LogitLoss.crossEntropy(4, targets));
    float[] source = gradient(problem, LogitLoss.crossEntropy(4, sources));
    for (int i = 0; i < pair.length; i++) {
      int image = i / Problem.SHAPE.size();
      int value = i % Problem.SHAPE.size();
      assertThat(pair[i])
          .isEqualTo(
              problem.weights[sources[image]][value] - problem.weights[targets[image]][value],
              within(1e-6f))
          .isEqualTo(target[i] - source[i], within(1e-6f));
    }
  }

  private static float[] gradient(Problem problem, LogitLoss loss) {
    return problem.model.inputGradient(problem.images, loss).gradient();
  }

  @Test
  void predictsTheAdversarialImageAndLeavesTheStartAlone() {
    ImageBatch start = threeValues(0.5f, 0.5f, 0.5f);
    assertThat(TWO_CLASSES.logits(start).predicted(0)).isEqualTo(1);
    AdversarialExamples examples = new IteratedFgsm(0.5f, 1).attack(TWO_CLASSES, start, towards(0));
    assertThat(examples.predicted(0)).isZero();
    assertThat(examples.logits().values()).containsExactly(2f, 0f);
    assertThat(examples.start()).isSameAs(start);
    assertThat(start.values()).containsExactly(0.5f, 0.5f, 0.5f);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void staysInBoundsAndWithinTheSumOfItsStepsAndLowersTheLoss(long seed) {
    Problem problem = new Problem(seed);
    float epsilon = 0.03f;
    int iterations = 4;
    AdversarialExamples examples =
        new IteratedFgsm(epsilon, iterations)
            .attack(problem.model, problem.images, LogitLoss.crossEntropy(4, problem.targets));
    float[] before = problem.images.values();
    float[] after = examples.adversarial().values();
    for (int i = 0; i < after.length; i++) {
      assertThat(after[i])
          .isBetween(0f, 1f)
          .isCloseTo(before[i], within(epsilon * iterations + 1e-6f));
    }
    assertThat(after).isNotEqualTo(before);
    Logits start = problem.model.logits(problem.images);
    for (int n = 0; n < problem.targets.length; n++) {
      assertThat(crossEntropy(examples.logits(), n, problem.targets[n]))
          .isLessThan(crossEntropy(start, n, problem.targets[n]));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void untargetedItLowersAccuracyAndTargetedItRaisesTheShareOfTheTarget(long seed) {
    Problem problem = new Problem(seed);
    IteratedFgsm fgsm = new IteratedFgsm(0.04f, 5);
    Logits start = problem.model.logits(problem.images);
    Logits untargeted =
        fgsm.attack(
                problem.model, problem.images, LogitLoss.negativeCrossEntropy(4, problem.labels))
            .logits();
    assertThat(matches(start, problem.labels)).isEqualTo(problem.labels.length);
    assertThat(matches(untargeted, problem.labels)).isLessThan(problem.labels.length / 2);
    Logits targeted =
        fgsm.attack(problem.model, problem.images, LogitLoss.crossEntropy(4, problem.targets))
            .logits();
    assertThat(matches(targeted, problem.targets))
        .isGreaterThan(matches(start, problem.targets) + problem.targets.length / 4);
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, -0.1f, 1.1f, Float.NaN})
  void refusesAnEpsilonOutsideItsRange(float epsilon) {
    assertThatThrownBy(() -> new IteratedFgsm(epsilon, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("epsilon: expected a number in (0, 1], found " + epsilon);
  }

  @Test
  void refusesLessThanOneIteration() {
    assertThatThrownBy(() -> new IteratedFgsm(0.1f, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("iterations: expected at least 1, found 0");
  }

  @Test
  void refusesALossOfOtherImagesOrClasses() {
    IteratedFgsm fgsm = new IteratedFgsm(0.1f, 1);
    ImageBatch start = threeValues(0, 0, 0);
    assertThatThrownBy(() -> fgsm.attack(TWO_CLASSES, start, LogitLoss.crossEntropy(2, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a loss of 1 images and 2 classes, found 2 and 2");
    assertThatThrownBy(() -> fgsm.attack(TWO_CLASSES, start, LogitLoss.crossEntropy(3, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a loss of 1 images and 2 classes, found 1 and 3");
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1.1f, Float.NaN})
  void refusesIntensitiesOutsideTheirRange(float intensity) {
    assertThatThrownBy(
            () ->
                new IteratedFgsm(0.1f, 1)
                    .attack(TWO_CLASSES, threeValues(0, 1, intensity), towards(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected intensities in [0, 1], found " + intensity);
  }

  private static ImageBatch threeValues(float... values) {
    return new ImageBatch(1, THREE_VALUES, values);
  }

  private static LogitLoss towards(int target) {
    return LogitLoss.crossEntropy(2, target);
  }

  private static double crossEntropy(Logits logits, int image, int target) {
    double sum = IntStream.range(0, 4).mapToDouble(c -> Math.exp(logits.get(image, c))).sum();
    return Math.log(sum) - logits.get(image, target);
  }

  private static long matches(Logits logits, int[] classes) {
    return IntStream.range(0, classes.length)
        .filter(n -> logits.predicted(n) == classes[n])
        .count();
  }

  /** A random linear classifier, images with the labels it gives them, and other targets. */
  private static final class Problem {
    private static final ImageShape SHAPE = new ImageShape(2, 4, 5);
    final float[][] weights = new float[4][SHAPE.size()];
    final LinearClassifier model;
    final ImageBatch images = ImageBatch.blank(64, SHAPE);
    final int[] labels;
    final int[] targets;

    Problem(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      for (float[] row : weights) {
        fill(row, random, -1);
      }
      model = new LinearClassifier(SHAPE, weights);
      fill(images.values(), random, 0);
      Logits logits = model.logits(images);
      labels = IntStream.range(0, 64).map(logits::predicted).toArray();
      targets = IntStream.of(labels).map(label -> (label + 1 + random.nextInt(3)) % 4).toArray();
    }

    private static void fill(float[] values, SplittableRandom random, double least) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(least, 1);
      }
    }
  }
}
