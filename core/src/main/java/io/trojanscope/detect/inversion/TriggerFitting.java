package io.trojanscope.detect.inversion;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Algorithm II with one change of a given form for all images of some source classes. Adam
 * minimises the mean over the images, weighted by {@link SourceWeights}, of
 *
 * <pre>CE(f(x'), t) + mean over spared g of CE(g(x'), s)</pre>
 *
 * with f the victim, s an image's class and t the target.
 *
 * <p>The bits of the result do not depend on the number of workers.
 */
public final class TriggerFitting {
  /** Temperature of {@link SourceWeights}, as a share of the victim's typical margin. By hand. */
  private static final double SOFTNESS = 0.3;

  /** Of the starting parameters, before the sigmoid. Chosen by hand. */
  private static final float JITTER = 0.1f;

  /** Distance from 0 and 1 that given starting parameters keep, so that they can still move. */
  private static final float EDGE = 0.1f;

  private final FittingConfig config;
  private final ClassSamples samples;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  public TriggerFitting(
      FittingConfig config,
      ClassSamples samples,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.config = config;
    this.samples = samples;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Fits triggers.
   *
   * @param margin the victim's typical one on clean images, in logits
   * @param spared models that are to keep the images' class; may be empty
   * @param measure computes what the caller needs of a fitted trigger from its parameters; called
   *     on the workers
   * @param found receives what was measured, in the order of the triggers
   * @param task name of the task for progress
   */
  public <T> void fit(
      List<FittedTrigger> triggers,
      DifferentiableClassifier victim,
      double margin,
      List<DifferentiableClassifier> spared,
      BiFunction<FittedTrigger, float[], T> measure,
      Consumer<T> found,
      String task) {
    int perBatch = config.triggersPerBatch();
    int batches = (triggers.size() + perBatch - 1) / perBatch;
    AtomicInteger done = new AtomicInteger();
    workers.<List<T>>forEach(
        batches,
        batch -> {
          int first = (int) batch * perBatch;
          Batch fitted =
              new Batch(
                  triggers.subList(first, Math.min(triggers.size(), first + perBatch)),
                  first,
                  SOFTNESS * margin);
          return fitted.fit(victim, spared, measure);
        },
        measured -> {
          measured.forEach(found);
          progress.progress(task, done.addAndGet(measured.size()), triggers.size());
        });
  }

  private final class Batch {
    private final List<FittedTrigger> triggers;
    private final List<AdamParameters> parameters = new ArrayList<>();
    private final List<SourceWeights> weights = new ArrayList<>();
    private final List<SplittableRandom> draws = new ArrayList<>();
    private final ImageShape shape = samples.images().shape();
    private final int classes = samples.images().classCount();
    private final int[] drawn;
    private final int[] sources;
    private final int[] targets;
    private final double cap;

    Batch(List<FittedTrigger> triggers, int first, double softness) {
      this.triggers = triggers;
      int images = triggers.size() * config.imagesPerStep();
      drawn = new int[images];
      sources = new int[images];
      targets = new int[images];
      cap = softness;
      for (int i = 0; i < triggers.size(); i++) {
        FittedTrigger trigger = triggers.get(i);
        SplittableRandom random = Seeds.random(config.seed(), first + i);
        parameters.add(start(trigger, random));
        int[] classesOfSource = trigger.sources().stream().mapToInt(s -> s).toArray();
        weights.add(new SourceWeights(classesOfSource, softness));
        draws.add(random.split());
      }
    }

    private static AdamParameters start(FittedTrigger trigger, SplittableRandom random) {
      return trigger.start().length == 0
          ? AdamParameters.randomAround(0, JITTER, trigger.form().parameters(), random)
          : AdamParameters.ofValues(trigger.start(), EDGE);
    }

    <T> List<T> fit(
        DifferentiableClassifier victim,
        List<DifferentiableClassifier> spared,
        BiFunction<FittedTrigger, float[], T> measure) {
      for (int step = 0; step < config.steps(); step++) {
        step(victim, spared);
      }
      List<T> results = new ArrayList<>();
      for (int i = 0; i < triggers.size(); i++) {
        results.add(measure.apply(triggers.get(i), parameters.get(i).values()));
      }
      return results;
    }

    private void step(DifferentiableClassifier victim, List<DifferentiableClassifier> spared) {
      ImageBatch triggered = draw();
      float[] imageWeights = imageWeights();
      InputGradient turned = victim.inputGradient(triggered, crossEntropy(imageWeights, targets));
      float[] gradient = turned.gradient();
      for (DifferentiableClassifier other : spared) {
        float[] kept =
            other.inputGradient(triggered, crossEntropy(imageWeights, sources)).gradient();
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += kept[i] / spared.size();
        }
      }
      for (int i = 0; i < triggers.size(); i++) {
        update(i, turned.logits(), gradient);
      }
    }

    private ImageBatch draw() {
      float[] images = new float[targets.length * shape.size()];
      int perStep = config.imagesPerStep();
      for (int i = 0; i < triggers.size(); i++) {
        int[] positions = weights.get(i).draw(perStep, draws.get(i));
        for (int k = 0; k < perStep; k++) {
          int image = i * perStep + k;
          drawn[image] = positions[k];
          sources[image] = weights.get(i).source(positions[k]);
          targets[image] = triggers.get(i).target();
          int[] own = samples.optimised(sources[image]);
          int chosen = own[draws.get(i).nextInt(own.length)];
          samples.images().copyImage(chosen, images, image * shape.size());
          triggers
              .get(i)
              .form()
              .apply(parameters.get(i).values(), shape, images, image * shape.size());
        }
      }
      return new ImageBatch(targets.length, shape, images);
    }

    private float[] imageWeights() {
      float[] all = new float[targets.length];
      int perStep = config.imagesPerStep();
      for (int i = 0; i < triggers.size(); i++) {
        float[] own = weights.get(i).weights(drawnBy(i));
        System.arraycopy(own, 0, all, i * perStep, perStep);
      }
      return all;
    }

    private int[] drawnBy(int trigger) {
      int perStep = config.imagesPerStep();
      return Arrays.copyOfRange(drawn, trigger * perStep, (trigger + 1) * perStep);
    }

    private LogitLoss crossEntropy(float[] imageWeights, int[] labels) {
      float[] logitWeights = new float[labels.length * classes];
      for (int image = 0; image < labels.length; image++) {
        logitWeights[image * classes + labels[image]] = -imageWeights[image];
      }
      return new LogitLoss(classes, imageWeights.clone(), logitWeights);
    }

    private void update(int trigger, Logits logits, float[] gradient) {
      int perStep = config.imagesPerStep();
      float[] sum = new float[triggers.get(trigger).form().parameters()];
      double[] margins = new double[perStep];
      for (int k = 0; k < perStep; k++) {
        int image = trigger * perStep + k;
        triggers.get(trigger).form().addGradient(gradient, shape, image * shape.size(), sum);
        margins[k] = Math.min(cap, margin(logits, image, targets[image]));
      }
      weights.get(trigger).update(drawnBy(trigger), margins);
      parameters.get(trigger).descend(sum, config.learningRate());
    }

    private static double margin(Logits logits, int image, int target) {
      double other = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < logits.classes(); c++) {
        other = c == target ? other : Math.max(other, logits.get(image, c));
      }
      return logits.get(image, target) - other;
    }
  }
}
