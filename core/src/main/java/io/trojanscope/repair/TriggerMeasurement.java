package io.trojanscope.repair;

import io.trojanscope.evaluate.Predictor;
import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.graph.Graph;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Counts what a network predicts for images with and without triggers. */
final class TriggerMeasurement {
  private static final int BATCH = 256;

  private final ModelSpec spec;
  private final int threads;
  private final ProgressListener progress;

  TriggerMeasurement(ModelSpec spec, int threads, ProgressListener progress) {
    this.spec = spec;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * What a network does with the test images.
   *
   * @param accuracy how many are classified correctly
   * @param successes of the triggers, in their order: how many images of its source classes each
   *     moves to its target
   */
  record Counts(SuccessCount accuracy, List<SuccessCount> successes) {}

  Counts measure(Graph network, LabeledImages test, List<KnownTrigger> triggers) {
    try (GraphClassifier classifier = GraphClassifier.of(network, spec);
        OrderedWorkers workers = new OrderedWorkers(threads)) {
      Predictor predictor = new Predictor(BATCH, workers, progress);
      int[] predicted = predictor.predict(classifier, test, "classifying images");
      List<SuccessCount> successes = new ArrayList<>();
      for (KnownTrigger trigger : triggers) {
        successes.add(success(predictor, classifier, test, trigger));
      }
      return new Counts(
          new SuccessCount(
              IntStream.range(0, predicted.length)
                  .filter(i -> predicted[i] == test.label(i))
                  .count(),
              predicted.length),
          successes);
    }
  }

  private static SuccessCount success(
      Predictor predictor, GraphClassifier classifier, LabeledImages test, KnownTrigger trigger) {
    int[] victims = trigger.victims(test);
    if (victims.length == 0) {
      return new SuccessCount(0, 0);
    }
    int[] predicted =
        predictor.predict(
            classifier, trigger.stamp().apply(test), victims, "classifying triggered images");
    return new SuccessCount(
        IntStream.range(0, victims.length)
            .filter(i -> predicted[i] == trigger.targetOf().applyAsInt(test.label(victims[i])))
            .count(),
        victims.length);
  }

  /** Share of the images that a network classifies correctly, in [0, 1]. */
  double accuracy(Graph network, LabeledImages images) {
    return measure(network, images, List.of()).accuracy().rate();
  }
}
