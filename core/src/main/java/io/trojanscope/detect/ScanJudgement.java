package io.trojanscope.detect;

import io.trojanscope.image.Region;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.stats.PredictiveNull;
import io.trojanscope.stats.RobustScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Turns what was measured into a verdict. */
final class ScanJudgement {
  /** Share of the held-out images that a trigger has to turn to be one. */
  private static final double CONFIRMED = 0.5;

  /** How many times as large as the worst pair's a trigger may be and still be the same one. */
  private static final double ALIKE = 2;

  /** Share of the other source classes that have the same trigger if it is all-to-one. */
  private static final double ALL_TO_ONE = 0.6;

  private static final double LEAST_SCORE = 0.05;

  private final ScanMode mode;
  private final ScanConfig config;
  private final DifferentiableClassifier suspect;
  private final List<DifferentiableClassifier> references;
  private final ClassSamples samples;
  private final List<NullScore> nulls;
  private final PredictiveNull expected;

  ScanJudgement(
      ScanMode mode,
      ScanConfig config,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references,
      ClassSamples samples,
      List<NullScore> nulls) {
    this.mode = mode;
    this.config = config;
    this.suspect = suspect;
    this.references = references;
    this.samples = samples;
    this.nulls = nulls;
    this.expected =
        PredictiveNull.of(
            nulls.stream().mapToDouble(n -> Math.max(LEAST_SCORE, n.score())).toArray());
  }

  ScanResult judge(Examination examination) {
    PairFinding worst = examination.worst();
    ClassPair pair = worst.pair();
    double pValue = expected.pValue(examination.score());
    RecoveredTrigger trigger = recover(worst);
    List<String> reasons = new ArrayList<>();
    Verdict verdict = verdict(pValue, worst, trigger, reasons);
    return new ScanResult(
        mode,
        config,
        verdict,
        reasons,
        examination.score(),
        pValue,
        OptionalInt.of(pair.target()),
        fromAll(examination) ? OptionalInt.empty() : OptionalInt.of(pair.source()),
        statistics(examination),
        Optional.of(trigger),
        nulls);
  }

  private Verdict verdict(
      double pValue, PairFinding worst, RecoveredTrigger trigger, List<String> reasons) {
    if (pValue > config.alpha()) {
      return cleanUnlessUnlike(worst, reasons);
    }
    if (!worst.converged()) {
      reasons.add("the search for the smallest trigger did not converge; scan with another seed");
      return Verdict.INCONCLUSIVE;
    }
    if (trigger.suspectFlips().lower() < CONFIRMED) {
      reasons.add(
          "the trigger that was found turns only %d of %d images that it was not made on; give more images"
              .formatted(trigger.suspectFlips().flips(), trigger.suspectFlips().images()));
      return Verdict.INCONCLUSIVE;
    }
    return Verdict.BACKDOORED;
  }

  /** A score that was cut because the models are unlike in most pairs clears nobody. */
  private Verdict cleanUnlessUnlike(PairFinding worst, List<String> reasons) {
    if (expected.pValue(worst.statistic()) > config.alpha()) {
      return Verdict.CLEAN;
    }
    reasons.add(
        "the suspect differs from the references in most pairs of classes; give a reference of the same kind");
    return Verdict.INCONCLUSIVE;
  }

  private RecoveredTrigger recover(PairFinding worst) {
    InvertedTrigger whole =
        new TriggerRefinement(suspect, references, samples).refine(worst.trigger(), config.seed());
    TriggerTrial trial = new TriggerTrial(samples);
    int source = worst.pair().source();
    Optional<Region> box = TriggerBox.of(whole.mask(), samples.images().shape());
    return new RecoveredTrigger(
        worst.pair(),
        whole.mask(),
        whole.pattern(),
        box,
        box.isPresent() && worksElsewhere(whole, box.get()),
        trial.flips(whole, source, List.of(suspect)),
        references.isEmpty()
            ? Optional.empty()
            : Optional.of(trial.flips(whole, source, references)));
  }

  private boolean worksElsewhere(InvertedTrigger whole, Region box) {
    TriggerTrial trial = new TriggerTrial(samples);
    double[] rates =
        TriggerPlaces.grid(whole, box, samples.images().shape()).stream()
            .mapToDouble(
                moved -> trial.flips(moved, whole.pair().source(), List.of(suspect)).rate())
            .toArray();
    return RobustScale.median(rates) >= CONFIRMED;
  }

  /**
   * Whether most source classes have a trigger to the target that is about as small as the worst
   * pair's: then it is one trigger for all of them.
   */
  private boolean fromAll(Examination examination) {
    InvertedTrigger worst = examination.worst().trigger();
    int target = worst.pair().target();
    long alike =
        examination.findings().stream()
            .map(PairFinding::trigger)
            .filter(t -> t.pair().target() == target && t.converged())
            .filter(t -> t.size() <= ALIKE * worst.size() + 1)
            .count();
    int others = Math.min(suspect.spec().classCount() - 2, examination.findings().size() - 1);
    return others > 0 && alike - 1 >= ALL_TO_ONE * others;
  }

  private List<PairStatistic> statistics(Examination examination) {
    PairScreening screening = examination.screening();
    Map<Integer, PairFinding> findings = new HashMap<>();
    examination.findings().forEach(finding -> findings.put(finding.position(), finding));
    return IntStream.range(0, screening.pairs().size())
        .mapToObj(i -> statistic(examination, i, Optional.ofNullable(findings.get(i))))
        .sorted(
            Comparator.comparing((PairStatistic pair) -> !findings.containsKey(position(pair)))
                .thenComparing(Comparator.comparingDouble(PairStatistic::statistic).reversed()))
        .toList();
  }

  private int position(PairStatistic statistic) {
    ClassPair pair = statistic.pair();
    int target = pair.target() - (pair.target() > pair.source() ? 1 : 0);
    return pair.source() * (suspect.spec().classCount() - 1) + target;
  }

  private PairStatistic statistic(
      Examination examination, int position, Optional<PairFinding> finding) {
    PairScreening screening = examination.screening();
    double statistic =
        examination.score(finding.map(PairFinding::statistic).orElse(-screening.ratio(position)));
    OptionalDouble contrast =
        finding.isPresent() && !references.isEmpty()
            ? OptionalDouble.of(finding.get().contrast())
            : OptionalDouble.empty();
    return new PairStatistic(
        screening.pairs().get(position),
        screening.suspect()[position],
        references.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(screening.references()[position]),
        contrast,
        statistic,
        finding.isPresent() ? expected.pValue(statistic) : 1,
        finding.map(PairFinding::converged).orElse(true));
  }
}
