package io.trojanscope.detect.verdict;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.RestartedInversion;
import io.trojanscope.detect.inversion.TriggerRefinement;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.detect.search.MarginEffectMeasurement;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.image.Region;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.RobustScale;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Determines what a trigger looks like, where it sits, and how well it works. */
final class TriggerRecovery {
  // The shares below were chosen by hand.

  /** Median success rate at other places from which a trigger counts as movable. */
  private static final double WORKS = 0.5;

  /** Share of a small trigger's box in a patch's window from which both are one trigger. */
  private static final double SAME_PLACE = 0.5;

  /** Success rate, and share of the classes that have it, of a trigger for all classes. */
  private static final double MOST = 0.8;

  /** Most classes that a trigger is measured on. */
  private static final int MOST_CLASSES = 50;

  private final DifferentiableClassifier suspect;
  private final List<DifferentiableClassifier> references;
  private final ClassSamples samples;
  private final Supplier<MarginEffectMeasurement> effects;
  private final RestartedInversion inversion;
  private final long seed;

  /**
   * @param effects of the suspect; asked for where a patch is trimmed
   * @param inversion searches the smallest trigger of a patch's pair
   */
  TriggerRecovery(
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references,
      ClassSamples samples,
      Supplier<MarginEffectMeasurement> effects,
      RestartedInversion inversion,
      long seed) {
    this.suspect = suspect;
    this.references = references;
    this.samples = samples;
    this.effects = effects;
    this.inversion = inversion;
    this.seed = seed;
  }

  /**
   * Recovers the trigger of one pair.
   *
   * @param pValue of the pair's statistic
   */
  BackdoorFinding recover(TriggerType type, TriggerFinding found, double pValue) {
    CandidateTrigger whole = whole(type, found.trigger());
    return new BackdoorFinding(
        found.statistic(),
        pValue,
        found.trigger().converged(),
        worksForAllSources(whole),
        described(type, whole));
  }

  private RecoveredTrigger described(TriggerType type, CandidateTrigger whole) {
    Optional<Region> box = box(type, whole, samples.images().shape());
    return new RecoveredTrigger(
        type,
        whole.pair(),
        whole.mask(),
        whole.pattern(),
        whole.gain(),
        whole.change().map(ImagePattern::name),
        box,
        box.isPresent() && worksElsewhere(whole, box.get()),
        successRate(whole, List.of(suspect)),
        references.isEmpty() ? Optional.empty() : Optional.of(successRate(whole, references)));
  }

  private CandidateTrigger whole(TriggerType type, CandidateTrigger found) {
    return switch (type) {
      case SPARSE -> refined(found);
      case PATCH -> withinPatch(found).orElseGet(() -> trimmed(found));
      case MASK -> found.converged() ? refined(found) : found;
      case FAINT, BRIGHTNESS, WAVE, WARP, TONE -> found;
    };
  }

  private CandidateTrigger trimmed(CandidateTrigger patch) {
    return new PatchTrimming(effects.get(), samples.images().shape()).trim(patch);
  }

  private CandidateTrigger refined(CandidateTrigger smallest) {
    return new TriggerRefinement(suspect, references, samples).refine(smallest, seed);
  }

  /** The smallest trigger of the same pair, which shows more, if it lies in the same place. */
  private Optional<CandidateTrigger> withinPatch(CandidateTrigger patch) {
    ImageShape shape = samples.images().shape();
    Region window = PatchTrimming.window(patch.mask(), shape);
    return inversion.invert(patch.pair(), suspect, references, samples).stream()
        .filter(CandidateTrigger::converged)
        .min(CandidateTrigger.BEST_FIRST)
        .map(this::refined)
        .filter(
            whole ->
                TriggerBox.of(whole.mask(), shape)
                    .filter(box -> box.sharedArea(window) >= SAME_PLACE * box.area())
                    .isPresent());
  }

  private static Optional<Region> box(TriggerType type, CandidateTrigger whole, ImageShape shape) {
    if (!type.isLocal() || whole.size() == 0) {
      return Optional.empty();
    }
    Region touched = PatchTrimming.window(whole.mask(), shape);
    return touched.area() == whole.size()
        ? Optional.of(touched)
        : TriggerBox.of(whole.mask(), shape);
  }

  private TriggerSuccessRate successRate(
      CandidateTrigger trigger, List<DifferentiableClassifier> models) {
    return new SuccessRateMeasurement(samples).measure(trigger, trigger.pair().source(), models);
  }

  /** Whether a trigger works for nearly all other classes as well. */
  private boolean worksForAllSources(CandidateTrigger trigger) {
    ClassPair pair = trigger.pair();
    int stride = suspect.spec().classCount() / MOST_CLASSES + 1;
    int[] others =
        IntStream.range(0, suspect.spec().classCount())
            .filter(c -> c != pair.source() && c != pair.target() && c % stride == 0)
            .toArray();
    long turned =
        IntStream.of(others)
            .filter(
                c ->
                    new SuccessRateMeasurement(samples).measure(trigger, c, List.of(suspect)).rate()
                        >= MOST)
            .count();
    return others.length > 0 && turned >= MOST * others.length;
  }

  private boolean worksElsewhere(CandidateTrigger whole, Region box) {
    double[] rates =
        TriggerPlaces.grid(whole, box, samples.images().shape()).stream()
            .mapToDouble(moved -> successRate(moved, List.of(suspect)).rate())
            .toArray();
    return RobustScale.median(rates) >= WORKS;
  }
}
