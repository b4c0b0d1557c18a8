package io.trojanscope.biasmap;

import io.trojanscope.attack.evasion.AdversarialExamples;
import io.trojanscope.attack.evasion.IteratedFgsm;
import io.trojanscope.biasmap.AttackPlan.Attack;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.stream.IntStream;

/** Runs batches of attacks on a model; safe for several threads. */
final class Attacker {
  private final DifferentiableClassifier model;
  private final BiasMapConfig config;
  private final StartingImages images;
  private final IteratedFgsm fgsm;

  Attacker(DifferentiableClassifier model, BiasMapConfig config, StartingImages images) {
    this.model = model;
    this.config = config;
    this.images = images;
    this.fgsm = new IteratedFgsm(config.epsilon(), config.iterations());
  }

  AdversarialExamples attack(List<Attack> attacks) {
    ImageBatch start = start(attacks);
    return fgsm.attack(model, start, loss(attacks, start));
  }

  private ImageBatch start(List<Attack> attacks) {
    ImageShape shape = model.spec().input();
    ImageBatch batch = ImageBatch.blank(attacks.size(), shape);
    for (int i = 0; i < attacks.size(); i++) {
      images.copyImage(attacks.get(i).image(), batch.values(), batch.offset(i));
    }
    return batch;
  }

  private LogitLoss loss(List<Attack> attacks, ImageBatch start) {
    int classes = model.spec().classCount();
    return switch (config.algorithm()) {
      case PER_CLASS ->
          config.targeted()
              ? LogitLoss.crossEntropy(classes, targets(attacks))
              : LogitLoss.negativeCrossEntropy(classes, ownClasses(attacks, start));
      case PER_PAIR ->
          config.targeted()
              ? LogitLoss.pair(classes, sources(attacks), targets(attacks))
              : LogitLoss.negativeCrossEntropy(classes, sources(attacks));
    };
  }

  private static int[] sources(List<Attack> attacks) {
    return attacks.stream().mapToInt(attack -> attack.kind().source().orElseThrow()).toArray();
  }

  private static int[] targets(List<Attack> attacks) {
    return attacks.stream().mapToInt(attack -> attack.kind().target().orElseThrow()).toArray();
  }

  private int[] ownClasses(List<Attack> attacks, ImageBatch start) {
    if (config.input() == StartingInput.DATA) {
      return attacks.stream()
          .mapToInt(attack -> images.label(attack.image()).orElseThrow())
          .toArray();
    }
    Logits logits = model.logits(start);
    return IntStream.range(0, attacks.size()).map(logits::predicted).toArray();
  }
}
