package io.trojanscope.workflow;

import io.trojanscope.evaluate.BackdoorEvaluator;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.evaluate.Predictor;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.function.Function;

/** Evaluates networks on test images. */
public final class Evaluation {
  private static final int BATCH_SIZE = 256;

  private final int threads;
  private final ProgressListener progress;

  public Evaluation(int threads, ProgressListener progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /** True and predicted classes of the test images. */
  public ConfusionMatrix confusionMatrix(NetworkFile network, LabeledImages test) {
    try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
      return confusionMatrix(classifier, test);
    }
  }

  /** True and predicted classes of the test images. */
  public ConfusionMatrix confusionMatrix(Classifier classifier, LabeledImages test) {
    return with(evaluator -> evaluator.confusionMatrix(classifier, test));
  }

  <T> T with(Function<BackdoorEvaluator, T> work) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return work.apply(new BackdoorEvaluator(new Predictor(BATCH_SIZE, workers, progress)));
    }
  }
}
