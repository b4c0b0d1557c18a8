package io.trojanscope.lab.baseline;

import io.trojanscope.biasmap.ClassificationImages;
import io.trojanscope.detect.Detection;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Detector;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.WeakHashMap;

/**
 * Classification images from white noise: noise images averaged over each class that the model
 * gives them; no gradient is needed, only very many queries (Borji and Lin, "White noise analysis
 * of neural networks", arXiv 1912.12106, after Ahumada 1996; the paper's reference [13]).
 *
 * <p>A suspect's images are compared with a clean reference's on the same noise. A class's distance
 * is the Euclidean one over what it would be by chance for means of as many noise images, {@code
 * sqrt(values / 12 (1/n + 1/m))}; classes that either model gave fewer than 30 are left out. The
 * score is the greatest over the median of the others, the target its class; flagged above an
 * anomaly index of 2. A network that takes nearly all noise for one class tells nothing: then the
 * score is 1.
 *
 * <p>Needs a reference, of which the first is taken; its images are kept for as long as it is in
 * use.
 */
public final class WhiteNoiseImages implements Detector {
  /** Queries of each model where nothing else is asked for; clear images take millions. */
  public static final int DEFAULT_QUERIES = 20_000;

  private static final int BATCH_SIZE = 250;
  private static final long FEWEST_IMAGES = 30;
  private static final double VARIANCE = 1 / 12.0;

  private final OrderedWorkers workers;
  private final int queries;
  private final long seed;
  private final Map<DifferentiableClassifier, ClassificationImages> references =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * @param queries noise images that each model classifies, at least 1; rounded up to whole batches
   *     of 250
   * @param seed of the noise
   */
  public WhiteNoiseImages(OrderedWorkers workers, int queries, long seed) {
    if (queries < 1) {
      throw new InvalidInputException("queries: expected at least 1, found " + queries);
    }
    this.workers = workers;
    this.queries = (int) Math.min(Integer.MAX_VALUE, batches(queries) * BATCH_SIZE);
    this.seed = seed;
  }

  private static long batches(long queries) {
    return (queries + BATCH_SIZE - 1) / BATCH_SIZE;
  }

  @Override
  public String name() {
    return "white noise images";
  }

  /** Noise images that each model classifies. */
  public int queries() {
    return queries;
  }

  @Override
  public Detection detect(DetectionInput input) {
    ClassificationImages expected =
        references.computeIfAbsent(Requirements.reference(name(), input), this::images);
    ClassificationImages found = images(input.suspect());
    Map<Integer, Double> distances = new TreeMap<>();
    for (int c = 0; c < input.suspect().spec().classCount(); c++) {
      if (Math.min(found.count(c), expected.count(c)) >= FEWEST_IMAGES) {
        distances.put(c, found.distance(expected, c) / chance(found, expected, c));
      }
    }
    return new ClassDistances(distances).detection();
  }

  private static double chance(
      ClassificationImages found, ClassificationImages expected, int classIndex) {
    double shares = 1.0 / found.count(classIndex) + 1.0 / expected.count(classIndex);
    return Math.sqrt(found.size() * VARIANCE * shares);
  }

  private ClassificationImages images(Classifier model) {
    ClassificationImages images =
        new ClassificationImages(model.spec().classCount(), model.spec().input().size());
    workers.forEach(
        batches(queries),
        number -> {
          ImageBatch noise = WhiteNoise.batch(BATCH_SIZE, model.spec().input(), seed, number);
          return new Answered(noise, model.logits(noise));
        },
        answered -> {
          for (int i = 0; i < answered.noise.count(); i++) {
            images.add(answered.noise, i, answered.logits);
          }
        });
    return images;
  }

  private record Answered(ImageBatch noise, Logits logits) {}
}
