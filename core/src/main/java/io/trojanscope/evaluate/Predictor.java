package io.trojanscope.evaluate;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Predicts the classes of many images, a batch at a time. Every batch has the same size, the last
 * one being filled up with repetitions, so that the logits' bits depend neither on the number of
 * images nor on that of threads.
 */
public final class Predictor {
  private final int batchSize;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  /**
   * @param batchSize images per batch, at least 1
   */
  public Predictor(int batchSize, OrderedWorkers workers, ProgressListener progress) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("expected a batch size of at least 1, found " + batchSize);
    }
    this.batchSize = batchSize;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Predicted class of every image.
   *
   * @param task name of the task for progress
   * @throws InvalidInputException if the images do not have the model's shape and classes
   */
  public int[] predict(Classifier classifier, LabeledImages images, String task) {
    return predict(classifier, images, IntStream.range(0, images.size()).toArray(), task);
  }

  /**
   * Predicted class of some images.
   *
   * @param indices of the images
   * @return one class per index, in the order of the indices
   */
  public int[] predict(Classifier classifier, LabeledImages images, int[] indices, String task) {
    classifier.spec().requireAccepts("data", images.shape(), images.classCount(), "the model");
    int[] predicted = new int[indices.length];
    long batches = (indices.length + batchSize - 1L) / batchSize;
    int[] done = {0};
    workers.forEach(
        batches,
        batch -> classifier.logits(images.batch(batchIndices(indices, batch))),
        logits -> {
          done[0] = store(logits, predicted, done[0]);
          progress.progress(task, done[0], predicted.length);
        });
    return predicted;
  }

  private int[] batchIndices(int[] indices, long batch) {
    int start = Math.toIntExact(batch * batchSize);
    int end = Math.min(indices.length, start + batchSize);
    int[] filled = Arrays.copyOfRange(indices, start, start + batchSize);
    Arrays.fill(filled, end - start, batchSize, indices[end - 1]);
    return filled;
  }

  private static int store(Logits logits, int[] predicted, int start) {
    int end = Math.min(predicted.length, start + logits.count());
    for (int i = start; i < end; i++) {
      predicted[i] = logits.predicted(i - start);
    }
    return end;
  }
}
