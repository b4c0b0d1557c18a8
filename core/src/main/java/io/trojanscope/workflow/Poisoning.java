package io.trojanscope.workflow;

import io.trojanscope.attack.poison.Hardening;
import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Poisons training images, hardened by a clean network where a plan wants that. */
final class Poisoning {
  private final NetworkFile clean;
  private final String cleanHash;
  private final ProgressListener progress;

  Poisoning(NetworkFile clean, String cleanHash, ProgressListener progress) {
    this.clean = clean;
    this.cleanHash = cleanHash;
    this.progress = progress;
  }

  /** One data set for each plan, each on top of the one before, so the last has all of them. */
  List<PoisonedDataset> poison(LabeledImages training, List<PoisoningPlan> plans) {
    // Which images a plan chooses does not depend on their pixels.
    List<PoisonedDataset> chosen = stacked(training, plans);
    LabeledImages images = training;
    for (int i = 0; i < plans.size(); i++) {
      images = hardened(images, plans.get(i).options().hardening(), chosen.get(i));
    }
    return stacked(images, plans);
  }

  private static List<PoisonedDataset> stacked(LabeledImages training, List<PoisoningPlan> plans) {
    LabeledImages images = training;
    List<PoisonedDataset> poisoned = new ArrayList<>();
    for (PoisoningPlan plan : plans) {
      PoisonedDataset next = PoisonedDataset.forTraining(images, plan);
      poisoned.add(next);
      images = next;
    }
    return poisoned;
  }

  private LabeledImages hardened(
      LabeledImages images, Optional<Hardening> hardening, PoisonedDataset chosen) {
    if (hardening.isEmpty()) {
      return images;
    }
    try (GraphClassifier classifier = GraphClassifier.of(clean.graph(), clean.spec())) {
      return hardening
          .get()
          .harden(classifier, cleanHash, images, chosen.poisonedIndices(), progress);
    }
  }
}
