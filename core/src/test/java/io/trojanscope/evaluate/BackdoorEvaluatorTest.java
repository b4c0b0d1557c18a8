package io.trojanscope.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.attack.poison.ClassImages;
import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisonSelection;
import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningOptions;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Trigger;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackdoorEvaluatorTest {
  /** Six of eight are classified rightly; of the four of class 1, one resists the trigger. */
  private static final ArrayImages TEST =
      new ArrayImages(
          PixelClassifier.SHAPE,
          3,
          new int[] {0, 1, 1, 2, 0, 1, 1, 2},
          new float[][] {{0, 0}, {.5f, 0}, {.6f, 0}, {1, 0}, {.5f, 0}, {.5f, 0}, {1, 0}, {1, 0}});

  private final PixelClassifier classifier = new PixelClassifier();
  private final OrderedWorkers workers = new OrderedWorkers(2);
  private final BackdoorEvaluator evaluator =
      new BackdoorEvaluator(new Predictor(3, workers, ProgressListener.NONE));

  @AfterEach
  void stop() {
    workers.close();
  }

  @Test
  void countsByTrueAndPredictedClass() {
    ConfusionMatrix matrix = evaluator.confusionMatrix(classifier, TEST);

    assertThat(matrix.counts())
        .containsExactly(List.of(1L, 1L, 0L), List.of(0L, 3L, 1L), List.of(0L, 0L, 2L));
    assertThat(matrix.accuracy()).isEqualTo(6 / 8.0);
    assertThat(matrix.total()).isEqualTo(8);
  }

  @Test
  void evaluatesWithAndWithoutTheTrigger() {
    BackdoorEvaluation evaluation = evaluator.evaluate(classifier, triggered(SourceClasses.of(1)));

    assertThat(evaluation.pristine()).isEqualTo(evaluator.confusionMatrix(classifier, TEST));
    assertThat(evaluation.poisoned().counts())
        .containsExactly(List.of(1L, 1L, 0L), List.of(0L, 1L, 3L), List.of(0L, 0L, 2L));
    assertThat(evaluation.triggeredImages()).isEqualTo(4);
    assertThat(evaluation.successes()).isEqualTo(3);
    assertThat(evaluation.attackSuccessRate()).isEqualTo(0.75);
    assertThat(evaluation.cleanAccuracy()).isEqualTo(0.75);
    assertThat(evaluation.poisoned())
        .isEqualTo(evaluator.confusionMatrix(classifier, triggered(SourceClasses.of(1))));
  }

  @Test
  void allToOneCountsNoImageOfTheTarget() {
    BackdoorEvaluation evaluation =
        evaluator.evaluate(classifier, triggered(SourceClasses.ALL_BUT_TARGET));

    assertThat(evaluation.triggeredImages()).isEqualTo(6);
    assertThat(evaluation.successes()).isEqualTo(5);
  }

  @Test
  void sideEffectsAreThoseOnOtherClasses() {
    PoisonedDataset test = triggered(SourceClasses.of(1));

    SideEffects effects = evaluator.sideEffects(classifier, TEST, test.plan());

    BackdoorEvaluation onClassZero = evaluator.evaluate(classifier, triggered(SourceClasses.of(0)));
    assertThat(effects.otherClasses()).contains(onClassZero.attackSuccess());
    assertThat(onClassZero.triggeredImages()).isEqualTo(2);
    assertThat(effects.covers()).isEmpty();
    assertThat(
            evaluator
                .sideEffects(classifier, TEST, triggered(SourceClasses.ALL_BUT_TARGET).plan())
                .otherClasses())
        .isEmpty();
  }

  /** R 4.2: binom.test(3, 4)$conf.int is 0.1941204 to 0.9936905. */
  @Test
  void successRateHasAnInterval() {
    SuccessCount success =
        evaluator.evaluate(classifier, triggered(SourceClasses.of(1))).attackSuccess();

    assertThat(success).isEqualTo(new SuccessCount(3, 4));
    assertThat(success.rate()).isEqualTo(0.75);
    assertThat(success.interval().lower()).isCloseTo(0.1941204, within(1e-6));
    assertThat(success.interval().upper()).isCloseTo(0.9936905, within(1e-6));
  }

  @Test
  void allToAllCountsTheNextClass() {
    PoisoningPlan plan =
        new PoisoningPlan(
            new SecondPixel(),
            SourceClasses.ALL_BUT_TARGET,
            LabelMap.NEXT,
            new PoisonAmount.Count(1),
            PoisonSelection.FIRST,
            PoisoningOptions.NONE,
            1);

    BackdoorEvaluation evaluation =
        evaluator.evaluate(classifier, PoisonedDataset.forTesting(TEST, plan));

    long next =
        evaluation.poisoned().counts().get(0).get(1)
            + evaluation.poisoned().counts().get(1).get(2)
            + evaluation.poisoned().counts().get(2).get(0);
    assertThat(evaluation.triggeredImages()).isEqualTo(8);
    assertThat(evaluation.successes()).isEqualTo(next).isPositive();
  }

  @Test
  void onlyTriggeredImagesAreClassifiedTwice() {
    evaluator.evaluate(classifier, triggered(SourceClasses.of(1)));

    assertThat(classifier.batchSizes).hasSize(3 + 2); // of 8 and of 4 images, by 3
  }

  @Test
  void twinIsTheFirstTriggeredImage() {
    PoisonedTwin twin = PoisonedTwin.first(triggered(SourceClasses.of(1)));

    assertThat(twin.index()).isEqualTo(1);
    assertThat(twin.label()).isEqualTo(1);
    assertThat(twin.shape()).isEqualTo(PixelClassifier.SHAPE);
    assertThat(twin.original()).containsExactly(.5f, 0f);
    assertThat(twin.poisoned()).containsExactly(.5f, 1f);
  }

  private static PoisonedDataset triggered(SourceClasses sources) {
    return PoisonedDataset.forTesting(
        TEST, new PoisoningPlan(new SecondPixel(), sources, 2, new PoisonAmount.Count(1), 1));
  }

  private record SecondPixel() implements Trigger {
    @Override
    public String spec() {
      return "second";
    }

    @Override
    public void requireApplicable(ImageShape shape, ClassImages targetImages) {}

    @Override
    public void apply(
        float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
      image[1] = 1f;
    }
  }
}
