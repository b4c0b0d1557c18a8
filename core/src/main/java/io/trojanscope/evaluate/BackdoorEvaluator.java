package io.trojanscope.evaluate;

import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import java.util.stream.IntStream;

/** Measures how well a model classifies, and how well its backdoor works. */
public final class BackdoorEvaluator {
  private final Predictor predictor;

  public BackdoorEvaluator(Predictor predictor) {
    this.predictor = predictor;
  }

  /**
   * Predictions on a data set by true class.
   *
   * @throws io.trojanscope.error.InvalidInputException if the images do not have the model's shape
   *     and classes
   */
  public ConfusionMatrix confusionMatrix(Classifier classifier, LabeledImages images) {
    int[] predicted = predictor.predict(classifier, images, "classifying images");
    return ConfusionMatrix.count(images.classCount(), labels(images), predicted);
  }

  /**
   * Predictions on a test set with and without the trigger.
   *
   * @param test made by {@link PoisonedDataset#forTesting}
   * @throws io.trojanscope.error.InvalidInputException if the images do not have the model's shape
   *     and classes
   */
  public BackdoorEvaluation evaluate(Classifier classifier, PoisonedDataset test) {
    LabeledImages pristine = test.pristine();
    int[] triggered = test.poisonedIndices();
    int[] onPristine = predictor.predict(classifier, pristine, "classifying pristine images");
    int[] onTriggered =
        predictor.predict(classifier, test, triggered, "classifying triggered images");
    int[] onPoisoned = onPristine.clone(); // the other images are the same
    for (int i = 0; i < triggered.length; i++) {
      onPoisoned[triggered[i]] = onTriggered[i];
    }
    int[] labels = labels(pristine);
    return new BackdoorEvaluation(
        ConfusionMatrix.count(test.classCount(), labels, onPristine),
        ConfusionMatrix.count(test.classCount(), labels, onPoisoned),
        triggered.length,
        IntStream.range(0, triggered.length)
            .filter(i -> onTriggered[i] == test.target(triggered[i]))
            .count());
  }

  /**
   * What the trigger does to other classes, and its cover to all.
   *
   * @param pristine the test set as it is
   * @param plan of the training data, {@link PoisonedDataset#plan()}
   * @throws io.trojanscope.error.InvalidInputException if the images do not have the model's shape
   *     and classes
   */
  public SideEffects sideEffects(
      Classifier classifier, LabeledImages pristine, PoisoningPlan plan) {
    return new SideEffects(
        PoisonedDataset.forOtherClasses(pristine, plan)
            .map(others -> successes(classifier, others)),
        PoisonedDataset.forCovers(pristine, plan).map(covers -> kept(classifier, covers)));
  }

  private SuccessCount successes(Classifier classifier, PoisonedDataset others) {
    int[] indices = others.poisonedIndices();
    int[] predicted =
        predictor.predict(classifier, others, indices, "classifying other classes' images");
    long successes =
        IntStream.range(0, indices.length)
            .filter(i -> predicted[i] == others.target(indices[i]))
            .count();
    return new SuccessCount(successes, indices.length);
  }

  private SuccessCount kept(Classifier classifier, PoisonedDataset covers) {
    int[] predicted = predictor.predict(classifier, covers, "classifying cover images");
    long right =
        IntStream.range(0, predicted.length).filter(i -> predicted[i] == covers.label(i)).count();
    return new SuccessCount(right, predicted.length);
  }

  private static int[] labels(LabeledImages images) {
    return IntStream.range(0, images.size()).map(images::label).toArray();
  }
}
