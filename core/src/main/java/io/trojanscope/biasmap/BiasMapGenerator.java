package io.trojanscope.biasmap;

import io.trojanscope.attack.evasion.AdversarialExamples;
import io.trojanscope.biasmap.AttackPlan.Attack;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ModelSpec;
import java.util.List;
import java.util.Optional;

/**
 * Makes a model's bias maps by Algorithm I or II of "Adversarial examples are useful too!" (Borji,
 * arXiv 2005.06107), section 2.
 *
 * <p>Attacks are iterated FGSM on these losses, where CE_c is the cross-entropy against class c:
 *
 * <table>
 *   <caption>Loss of one attack</caption>
 *   <tr><th></th><th>targeted</th><th>untargeted</th></tr>
 *   <tr><td>Algorithm I</td><td>CE_target (equation 1)</td><td>-CE_own</td></tr>
 *   <tr><td>Algorithm II</td><td>CE_target - CE_source (equation 2)</td><td>-CE_source</td></tr>
 * </table>
 *
 * An image's own class is its label. For a blank or noise image, it is the class that the model
 * predicts.
 *
 * <p>Each kind of attack (each target, source or pair) and each model starts from the same images.
 * Images of a data set are taken in a shuffled order without replacement, and again in that order
 * if there are fewer images than samples. Equal starting images are attacked once and counted once
 * per sample.
 *
 * <p>Memory does not grow with the samples. The maps have the same bits on any number of workers;
 * another batch size may change them by rounding, so it belongs to a result's provenance.
 */
public final class BiasMapGenerator {
  public static final int DEFAULT_BATCH_SIZE = 128;
  private static final String TASK = "bias maps";

  private final OrderedWorkers workers;
  private final int batchSize;
  private final ProgressListener listener;

  /**
   * @param batchSize images attacked at once, at least 1; a run of fewer attacks is one batch
   * @param listener receives attacked images
   */
  public BiasMapGenerator(OrderedWorkers workers, int batchSize, ProgressListener listener) {
    if (batchSize < 1) {
      throw new InvalidInputException("batch size: expected at least 1, found " + batchSize);
    }
    this.workers = workers;
    this.batchSize = batchSize;
    this.listener = listener;
  }

  /**
   * Attacks a model and averages the adversarial examples per class or pair.
   *
   * @param data images to start from, and their classes; needed for {@link StartingInput#DATA}
   * @throws InvalidInputException if a data set is needed, and is missing, empty, or of another
   *     shape or number of classes than the model's; or if a logit or gradient is not finite
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public BiasMaps generate(
      DifferentiableClassifier model, Optional<LabeledImages> data, BiasMapConfig config) {
    ModelSpec spec = model.spec();
    StartingImages images = StartingImages.of(config, spec, data);
    AttackPlan plan =
        new AttackPlan(AttackKind.all(config, spec.classCount()), images.size(), batchSize);
    Attacker attacker = new Attacker(model, config, images);
    BiasMapAccumulator maps = new BiasMapAccumulator(config, spec.input(), spec.classNames());
    workers.forEach(
        plan.batches(),
        batch -> new AttackedBatch(batch, attacker.attack(plan.fullBatch(batch))),
        attacked -> {
          List<Attack> attacks = plan.batch(attacked.batch);
          for (int i = 0; i < attacks.size(); i++) {
            Attack attack = attacks.get(i);
            maps.add(attack.kind(), attacked.examples, i, images.repeats(attack.image()));
          }
          listener.progress(TASK, plan.first(attacked.batch) + attacks.size(), plan.size());
        });
    return maps.biasMaps();
  }

  private record AttackedBatch(long batch, AdversarialExamples examples) {}
}
