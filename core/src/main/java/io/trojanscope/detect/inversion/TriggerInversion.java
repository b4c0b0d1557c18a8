package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Algorithm II with one sparse change for all images of a source class: for each pair (s, t) the
 * smallest mask m and pattern p such that {@code x' = (1 - m) x + m p} takes images x of s to t.
 * Minimised by Adam over sigmoid parameters is
 *
 * <pre>CE(f(x'), t) + mean over spared g of CE(g(x'), s) + penalty |m|_1</pre>
 *
 * with f the victim and g the models that are to keep their mind; a step succeeds on an image if f
 * says t and no g does. The penalty rises while the steps succeed and falls while they fail (Wang
 * et al., "Neural Cleanse", 2019, per pair and on fresh images each step).
 *
 * <p>The bits of the result do not depend on the number of workers.
 */
public final class TriggerInversion {
  private final InversionConfig config;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  public TriggerInversion(
      InversionConfig config, OrderedWorkers workers, ProgressListener progress) {
    this.config = config;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Seeks a trigger for each pair.
   *
   * @param spared models that are to keep saying the source class; may be empty
   * @param task what the progress is called
   * @return in the order of the pairs
   */
  public List<CandidateTrigger> invert(
      List<ClassPair> pairs,
      DifferentiableClassifier victim,
      List<DifferentiableClassifier> spared,
      ClassSamples samples,
      String task) {
    List<List<ClassPair>> groups = groups(pairs);
    List<CandidateTrigger> triggers = new ArrayList<>(pairs.size());
    workers.forEach(
        groups.size(),
        group -> invertGroup(groups.get((int) group), victim, spared, samples),
        found -> {
          triggers.addAll(found);
          progress.progress(task, triggers.size(), pairs.size());
        });
    return triggers;
  }

  /** Seeks the trigger of one pair, on the thread that calls. */
  public CandidateTrigger invert(
      ClassPair pair,
      DifferentiableClassifier victim,
      List<DifferentiableClassifier> spared,
      ClassSamples samples) {
    return invertGroup(List.of(pair), victim, spared, samples).get(0);
  }

  private List<List<ClassPair>> groups(List<ClassPair> pairs) {
    List<List<ClassPair>> groups = new ArrayList<>();
    for (int start = 0; start < pairs.size(); start += config.pairsPerBatch()) {
      groups.add(pairs.subList(start, Math.min(pairs.size(), start + config.pairsPerBatch())));
    }
    return groups;
  }

  private List<CandidateTrigger> invertGroup(
      List<ClassPair> pairs,
      DifferentiableClassifier victim,
      List<DifferentiableClassifier> spared,
      ClassSamples samples) {
    Group group = new Group(pairs, samples);
    for (int step = 0; step < config.steps(); step++) {
      group.step(victim, spared);
    }
    return group.inversions.stream().map(PairInversion::result).toList();
  }

  /** Pairs whose images share a batch. */
  private final class Group {
    private final ClassSamples samples;
    private final ImageShape shape;
    private final List<PairInversion> inversions = new ArrayList<>();
    private final List<SplittableRandom> draws = new ArrayList<>();
    private final int[] sources = new int[config.batchSize()];
    private final int[] targets = new int[config.batchSize()];
    private final float[] clean;

    Group(List<ClassPair> pairs, ClassSamples samples) {
      this.samples = samples;
      this.shape = samples.images().shape();
      this.clean = new float[config.batchSize() * shape.size()];
      for (ClassPair pair : pairs) {
        SplittableRandom random = random(pair);
        draws.add(random.split());
        inversions.add(new PairInversion(pair, shape, random));
      }
      for (int image = 0; image < sources.length; image++) {
        // A batch that is not full has blank images at its end, whose gradient nobody reads.
        ClassPair pair = pairs.get(Math.min(image / config.imagesPerStep(), pairs.size() - 1));
        sources[image] = pair.source();
        targets[image] = pair.target();
      }
    }

    private SplittableRandom random(ClassPair pair) {
      int number = pair.source() * samples.images().classCount() + pair.target();
      return Seeds.random(config.seed(), number);
    }

    void step(DifferentiableClassifier victim, List<DifferentiableClassifier> spared) {
      ImageBatch triggered = draw();
      int classes = victim.spec().classCount();
      InputGradient result =
          victim.inputGradient(triggered, LogitLoss.crossEntropy(classes, targets));
      float[] gradient = result.gradient();
      boolean[] succeeded = new boolean[targets.length];
      for (int image = 0; image < succeeded.length; image++) {
        succeeded[image] = result.logits().predicted(image) == targets[image];
      }
      for (DifferentiableClassifier other : spared) {
        InputGradient kept =
            other.inputGradient(triggered, LogitLoss.crossEntropy(classes, sources));
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += kept.gradient()[i] / spared.size();
        }
        for (int image = 0; image < succeeded.length; image++) {
          succeeded[image] &= kept.logits().predicted(image) != targets[image];
        }
      }
      update(gradient, succeeded);
    }

    private ImageBatch draw() {
      for (int i = 0; i < inversions.size(); i++) {
        int[] own = samples.optimised(inversions.get(i).pair().source());
        for (int k = 0; k < config.imagesPerStep(); k++) {
          int chosen = own[draws.get(i).nextInt(own.length)];
          samples.images().copyImage(chosen, clean, offset(i, k));
        }
      }
      float[] triggered = clean.clone();
      for (int i = 0; i < inversions.size(); i++) {
        for (int k = 0; k < config.imagesPerStep(); k++) {
          inversions.get(i).apply(triggered, offset(i, k));
        }
      }
      return new ImageBatch(targets.length, shape, triggered);
    }

    private void update(float[] gradient, boolean[] succeeded) {
      for (int i = 0; i < inversions.size(); i++) {
        int successes = 0;
        for (int k = 0; k < config.imagesPerStep(); k++) {
          successes += succeeded[i * config.imagesPerStep() + k] ? 1 : 0;
        }
        inversions.get(i).step(clean, gradient, offset(i, 0), config.imagesPerStep(), successes);
      }
    }

    private int offset(int inversion, int image) {
      return (inversion * config.imagesPerStep() + image) * shape.size();
    }
  }
}
