package io.trojanscope.detect;

import io.trojanscope.image.Region;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.stats.RobustScale;
import java.util.List;
import java.util.Optional;

/** Tells of a trigger that was found what it looks like, where it sits, and how well it works. */
final class TriggerRecovery {
  private static final double WORKS = 0.5;

  private final DifferentiableClassifier suspect;
  private final List<DifferentiableClassifier> references;
  private final ClassSamples samples;
  private final TriggerInversion inversion;
  private final long seed;

  /**
   * @param inversion finds the smallest part of a patch that works
   */
  TriggerRecovery(
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references,
      ClassSamples samples,
      TriggerInversion inversion,
      long seed) {
    this.suspect = suspect;
    this.references = references;
    this.samples = samples;
    this.inversion = inversion;
    this.seed = seed;
  }

  RecoveredTrigger recover(TriggerKind kind, InvertedTrigger found) {
    InvertedTrigger whole = whole(kind, found);
    Optional<Region> box =
        kind.isLocal() ? TriggerBox.of(whole.mask(), samples.images().shape()) : Optional.empty();
    return new RecoveredTrigger(
        kind,
        whole.pair(),
        whole.mask(),
        whole.pattern(),
        whole.gain(),
        box,
        box.isPresent() && worksElsewhere(whole, box.get()),
        flips(whole, List.of(suspect)),
        references.isEmpty() ? Optional.empty() : Optional.of(flips(whole, references)));
  }

  private InvertedTrigger whole(TriggerKind kind, InvertedTrigger found) {
    TriggerRefinement refinement = new TriggerRefinement(suspect, references, samples);
    return switch (kind) {
      case SPARSE -> refinement.refine(found, seed);
      case PATCH -> refinement.refine(inversion.shrink(found, suspect, references, samples), seed);
      case FAINT, BRIGHTNESS -> found;
    };
  }

  private FlipRate flips(InvertedTrigger trigger, List<DifferentiableClassifier> models) {
    return new TriggerTrial(samples).flips(trigger, trigger.pair().source(), models);
  }

  private boolean worksElsewhere(InvertedTrigger whole, Region box) {
    double[] rates =
        TriggerPlaces.grid(whole, box, samples.images().shape()).stream()
            .mapToDouble(moved -> flips(moved, List.of(suspect)).rate())
            .toArray();
    return RobustScale.median(rates) >= WORKS;
  }
}
