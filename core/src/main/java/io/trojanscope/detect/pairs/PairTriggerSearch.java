package io.trojanscope.detect.pairs;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The smallest trigger of each pair (s, t), by Neural Cleanse (Wang et al., IEEE S&amp;P 2019) for
 * one source class: Adam minimises, over a mask m of one channel and a pattern p,
 *
 * <pre>mean over images x of s of CE(f((1 - m) x + m p), t) + penalty |m|_1</pre>
 *
 * <p>The images, the start and the schedule are the same for a pair in every model, so that sizes
 * of two models compare. The bits of the result do not depend on the number of workers.
 */
public final class PairTriggerSearch {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final PairSearchConfig config;
  private final SourceImages sources;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  public PairTriggerSearch(
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
   * Searches each pair's trigger.
   *
   * @param task what the progress is called
   * @return in the order of the pairs
   */
  public List<PairTrigger> search(
      List<ClassPair> pairs, DifferentiableClassifier model, String task) {
    int batches = (pairs.size() + config.pairsPerBatch() - 1) / config.pairsPerBatch();
    List<PairTrigger> found = new ArrayList<>(pairs.size());
    workers.forEach(
        batches,
        batch -> {
          int from = (int) batch * config.pairsPerBatch();
          int to = Math.min(pairs.size(), from + config.pairsPerBatch());
          return new Batch(pairs.subList(from, to), model).search();
        },
        triggers -> {
          found.addAll(triggers);
          progress.progress(task, found.size(), pairs.size());
        });
    return found;
  }

  /** Pairs whose images share a batch; images of a batch that is not full are blank at the end. */
  private final class Batch {
    private final List<ClassPair> pairs;
    private final DifferentiableClassifier model;
    private final ImageShape shape = sources.images().shape();
    private final List<MaskDescent> descents = new ArrayList<>();
    private final float[] clean = new float[config.batchSize() * shape.size()];
    private final int[] targets = new int[config.batchSize()];

    Batch(List<ClassPair> pairs, DifferentiableClassifier model) {
      this.pairs = pairs;
      this.model = model;
      for (ClassPair pair : pairs) {
        int first = descents.size() * config.imagesPerPair();
        sources.copy(pair.source(), config.imagesPerPair(), clean, first * shape.size());
        for (int i = first; i < first + config.imagesPerPair(); i++) {
          targets[i] = pair.target();
        }
        descents.add(new MaskDescent(shape, config, random(pair)));
      }
    }

    private SplittableRandom random(ClassPair pair) {
      long number = (long) pair.source() * sources.images().classCount() + pair.target() + 1;
      return new SplittableRandom(config.seed() ^ (GOLDEN_GAMMA * number));
    }

    List<PairTrigger> search() {
      LogitLoss loss = LogitLoss.crossEntropy(model.spec().classCount(), targets);
      for (int step = 0; step < config.steps(); step++) {
        step(loss);
      }
      return IntStream.range(0, pairs.size())
          .mapToObj(i -> new PairTrigger(pairs.get(i), descents.get(i).result()))
          .toList();
    }

    private void step(LogitLoss loss) {
      int images = config.imagesPerPair();
      float[] triggered = clean.clone();
      for (int i = 0; i < descents.size(); i++) {
        descents.get(i).apply(clean, triggered, offset(i), images);
      }
      InputGradient result =
          model.inputGradient(new ImageBatch(config.batchSize(), shape, triggered), loss);
      for (int i = 0; i < descents.size(); i++) {
        descents.get(i).step(clean, result.gradient(), offset(i), images, successes(result, i));
      }
    }

    private int successes(InputGradient result, int descent) {
      int successes = 0;
      int first = descent * config.imagesPerPair();
      for (int i = first; i < first + config.imagesPerPair(); i++) {
        successes += result.logits().predicted(i) == targets[i] ? 1 : 0;
      }
      return successes;
    }

    private int offset(int descent) {
      return descent * config.imagesPerPair() * shape.size();
    }
  }
}
