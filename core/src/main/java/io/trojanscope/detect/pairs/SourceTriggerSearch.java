package io.trojanscope.detect.pairs;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The smallest trigger out of each class, whatever class it leads to: one search a class, on as
 * many images as a batch holds, where {@link PairTriggerSearch} takes one search a pair. A trigger
 * planted for a source class is the shortest way out of it. The loss is {@link EscapeLoss}, at the
 * logits of the step before.
 *
 * <p>The bits of the result do not depend on the number of workers.
 */
public final class SourceTriggerSearch {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final PairSearchConfig config;
  private final SourceImages sources;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  public SourceTriggerSearch(
      PairSearchConfig config,
      SourceImages sources,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.config = config;
    this.sources = sources;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Searches the trigger of every class.
   *
   * @param task what the progress is called
   * @return in the order of the classes
   */
  public List<SourceTrigger> search(DifferentiableClassifier model, String task) {
    int classes = sources.images().classCount();
    List<SourceTrigger> found = new ArrayList<>(classes);
    workers.forEach(
        classes,
        source -> search((int) source, model),
        trigger -> {
          found.add(trigger);
          progress.progress(task, found.size(), classes);
        });
    return found;
  }

  private SourceTrigger search(int source, DifferentiableClassifier model) {
    ImageShape shape = sources.images().shape();
    int images = config.batchSize();
    float[] clean = new float[images * shape.size()];
    sources.copy(source, images, clean, 0);
    MaskDescent descent =
        new MaskDescent(
            shape, config, new SplittableRandom(config.seed() ^ (GOLDEN_GAMMA * -(source + 1L))));
    float[] triggered = clean.clone();
    descent.apply(clean, triggered, 0, images);
    Logits before = model.logits(new ImageBatch(images, shape, triggered));
    for (int step = 0; step < config.steps(); step++) {
      triggered = clean.clone();
      descent.apply(clean, triggered, 0, images);
      InputGradient result =
          model.inputGradient(
              new ImageBatch(images, shape, triggered), EscapeLoss.at(before, source));
      before = result.logits();
      descent.step(clean, result.gradient(), 0, images, escaped(before, source));
    }
    SmallestTrigger smallest = descent.result();
    smallest.apply(clean, triggered, 0, images);
    return new SourceTrigger(
        source, smallest, shares(model.logits(new ImageBatch(images, shape, triggered))));
  }

  private static int escaped(Logits logits, int source) {
    int escaped = 0;
    for (int image = 0; image < logits.count(); image++) {
      escaped += logits.predicted(image) != source ? 1 : 0;
    }
    return escaped;
  }

  private static double[] shares(Logits logits) {
    double[] shares = new double[logits.classes()];
    for (int image = 0; image < logits.count(); image++) {
      shares[logits.predicted(image)] += 1.0 / logits.count();
    }
    return shares;
  }
}
