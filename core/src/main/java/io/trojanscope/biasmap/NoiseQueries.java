package io.trojanscope.biasmap;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * White noise, averaged per class that a model takes it for. Asks the model for classes alone,
 * never for a gradient; the baseline that the paper's discussion names (its reference 13).
 *
 * <p>Memory does not grow with the queries, and the result does not depend on the number of
 * workers.
 */
public final class NoiseQueries {
  private static final int BATCH_SIZE = 256;
  private static final String TASK = "noise queries";

  private NoiseQueries() {}

  /**
   * Mean of the noise images that were given a class.
   *
   * @param count how many were, at least 1
   * @param mean CHW, in [0, 1]
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, not copied, as the maps are
  public record NoiseMean(int predicted, long count, float[] mean) {}

  /**
   * What was gathered after a number of queries.
   *
   * @param means ascending by class; none for a class that no image was given
   */
  public record Snapshot(long queries, List<NoiseMean> means) {
    public Snapshot {
      means = List.copyOf(means);
    }
  }

  /**
   * Classifies noise images, each value uniform in [0, 1).
   *
   * @param queries after how many images to take a snapshot; ascending, from 1 up to 2^31 - 1
   * @throws InvalidInputException if the queries are not ascending, or a logit is not finite
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public static List<Snapshot> ask(
      Classifier model,
      List<Integer> queries,
      long seed,
      OrderedWorkers workers,
      ProgressListener listener) {
    requireAscending(queries);
    int total = queries.get(queries.size() - 1);
    NoiseImages noise = new NoiseImages(model.spec().input(), total, seed);
    ClassificationImages images =
        new ClassificationImages(model.spec().classCount(), noise.shape().size());
    List<Snapshot> snapshots = new ArrayList<>();
    int[] seen = {0};
    workers.forEach(
        (total + BATCH_SIZE - 1L) / BATCH_SIZE,
        batch -> classify(model, noise, Math.toIntExact(batch * BATCH_SIZE)),
        classified -> {
          for (int i = 0; i < BATCH_SIZE && seen[0] < total; i++) {
            images.add(classified.images, i, classified.logits);
            seen[0]++;
            if (queries.contains(seen[0])) {
              snapshots.add(snapshot(seen[0], images, model.spec().classCount()));
            }
          }
          listener.progress(TASK, seen[0], total);
        });
    return snapshots;
  }

  private static void requireAscending(List<Integer> queries) {
    if (queries.isEmpty()) {
      throw new InvalidInputException("queries: expected at least one number, found none");
    }
    for (int i = 0; i < queries.size(); i++) {
      if (queries.get(i) <= (i == 0 ? 0 : queries.get(i - 1))) {
        throw new InvalidInputException(
            "queries: expected ascending numbers of at least 1, found " + queries);
      }
    }
  }

  /** The batch is always full, so that the bits do not depend on the number of queries. */
  private static Classified classify(Classifier model, NoiseImages noise, int first) {
    ImageBatch images = ImageBatch.blank(BATCH_SIZE, noise.shape());
    for (int i = 0; i < BATCH_SIZE; i++) {
      noise.copyImage(first + i, images.values(), images.offset(i));
    }
    return new Classified(images, model.logits(images));
  }

  private static Snapshot snapshot(long queries, ClassificationImages images, int classes) {
    return new Snapshot(
        queries,
        IntStream.range(0, classes)
            .filter(c -> images.count(c) > 0)
            .mapToObj(c -> new NoiseMean(c, images.count(c), images.mean(c)))
            .toList());
  }

  private record Classified(ImageBatch images, Logits logits) {}
}
