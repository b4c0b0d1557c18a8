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

  /** Share of the classes whose images the trigger turns, from which on it is all-to-one. */
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
        fromAll(worst) ? OptionalInt.empty() : OptionalInt.of(pair.source()),
        statistics(examination),
        Optional.of(trigger),
        nulls);
  }

  private Verdict verdict(
      double pValue, PairFinding worst, RecoveredTrigger trigger, List<String> reasons) {
    if (pValue > config.alpha()) {
      return Verdict.CLEAN;
    }
    if (!worst.converged()) {
      reasons.add("the search for the smallest trigger did not converge; scan with another seed");
      return Verdict.INCONCLUSIVE;
    }
    if (trigger.suspectFlips().rate() < CONFIRMED) {
      reasons.add(
          "the trigger that was found turns only %d of %d images that it was not made on; give more images"
              .formatted(trigger.suspectFlips().flips(), trigger.suspectFlips().images()));
      return Verdict.INCONCLUSIVE;
    }
    return Verdict.BACKDOORED;
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

  /** Whether the smallest trigger of one source class turns most others' images too. */
  private boolean fromAll(PairFinding worst) {
    ClassPair pair = worst.pair();
    TriggerTrial trial = new TriggerTrial(samples);
    int[] others =
        IntStream.range(0, suspect.spec().classCount())
            .filter(c -> c != pair.source() && c != pair.target())
            .toArray();
    long turned =
        IntStream.of(others)
            .filter(c -> trial.flips(worst.trigger(), c, List.of(suspect)).rate() >= CONFIRMED)
            .count();
    return others.length > 0 && turned >= ALL_TO_ONE * others.length;
  }

  private List<PairStatistic> statistics(Examination examination) {
    PairScreening screening = examination.screening();
    Map<Integer, PairFinding> findings = new HashMap<>();
    examination.findings().forEach(finding -> findings.put(finding.position(), finding));
    return IntStream.range(0, screening.pairs().size())
        .mapToObj(i -> statistic(examination, i, Optional.ofNullable(findings.get(i))))
        .sorted(Comparator.comparingDouble(PairStatistic::statistic).reversed())
        .toList();
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
        expected.pValue(statistic),
        finding.map(PairFinding::converged).orElse(true));
  }
}
