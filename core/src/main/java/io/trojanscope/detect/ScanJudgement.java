package io.trojanscope.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Turns what was measured into a verdict. */
final class ScanJudgement {
  /** Share of the held-out images that a trigger has to turn to be one. */
  private static final double CONFIRMED = 0.5;

  /** Pairs that a result tells of: all those of 100 classes. */
  private static final int MOST_PAIRS = 9900;

  /** Share of the worst pair's statistic from which on a pair has the same trigger. */
  private static final double ALIKE = 0.6;

  /** Share of the other source classes that have the same trigger if it is all-to-one. */
  private static final double ALL_TO_ONE = 0.6;

  private final ScanMode mode;
  private final ScanConfig config;
  private final int classes;
  private final KindNulls nulls;
  private final TriggerRecovery recovery;

  ScanJudgement(
      ScanMode mode, ScanConfig config, int classes, KindNulls nulls, TriggerRecovery recovery) {
    this.mode = mode;
    this.config = config;
    this.classes = classes;
    this.nulls = nulls;
    this.recovery = recovery;
  }

  /**
   * Judges a model.
   *
   * @param examinations one per kind of trigger
   */
  ScanResult judge(List<KindExamination> examinations) {
    KindExamination worst =
        examinations.stream().min(Comparator.comparingDouble(this::pValue)).orElseThrow();
    ClassPair pair = worst.worst().pair();
    double pValue = pValue(worst);
    RecoveredTrigger trigger = recovery.recover(worst.kind(), worst.worst().trigger());
    List<String> reasons = new ArrayList<>();
    Verdict verdict = verdict(pValue, examinations, worst, trigger, reasons);
    return new ScanResult(
        mode,
        config,
        verdict,
        reasons,
        score(pValue),
        pValue,
        OptionalDouble.of(worst.score()),
        OptionalInt.of(pair.target()),
        fromAll(worst) ? OptionalInt.empty() : OptionalInt.of(pair.source()),
        statistics(examinations),
        Optional.of(trigger),
        nulls.of(worst.kind()));
  }

  private double pValue(KindExamination examination) {
    return nulls.pValue(examination.kind(), examination.score());
  }

  private static double score(double pValue) {
    return Math.max(0, -Math.log10(pValue));
  }

  private Verdict verdict(
      double pValue,
      List<KindExamination> examinations,
      KindExamination worst,
      RecoveredTrigger trigger,
      List<String> reasons) {
    if (pValue > config.alpha()) {
      return cleanUnlessUnlike(examinations, reasons);
    }
    if (!worst.worst().trigger().converged()) {
      reasons.add("the search for the trigger did not converge; scan with another seed");
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
  private Verdict cleanUnlessUnlike(List<KindExamination> examinations, List<String> reasons) {
    boolean unlike =
        examinations.stream()
            .anyMatch(found -> nulls.pValue(found.kind(), found.uncut()) <= config.alpha());
    if (!unlike) {
      return Verdict.CLEAN;
    }
    reasons.add(
        "the suspect differs from the references in most pairs of classes; give a reference of the same kind");
    return Verdict.INCONCLUSIVE;
  }

  /** Whether most source classes have a trigger to the target that works about as well. */
  private boolean fromAll(KindExamination examination) {
    ClassPair worst = examination.worst().pair();
    List<ClassPair> pairs = pairs();
    long alike = 0;
    for (int i = 0; i < pairs.size(); i++) {
      boolean other = pairs.get(i).target() == worst.target() && !pairs.get(i).equals(worst);
      alike += other && examination.statistics()[i] >= ALIKE * examination.score() ? 1 : 0;
    }
    int others = classes - 2;
    return others > 0 && alike >= ALL_TO_ONE * others;
  }

  private List<ClassPair> pairs() {
    return TriggerSizes.pairs(classes);
  }

  private List<PairStatistic> statistics(List<KindExamination> examinations) {
    List<ClassPair> pairs = pairs();
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> statistic(examinations, pairs.get(i), i))
        .sorted(Comparator.comparingDouble(PairStatistic::pValue))
        .limit(MOST_PAIRS)
        .toList();
  }

  private PairStatistic statistic(
      List<KindExamination> examinations, ClassPair pair, int position) {
    KindExamination worst =
        examinations.stream()
            .min(
                Comparator.comparingDouble(
                    found -> nulls.pValue(found.kind(), found.statistics()[position])))
            .orElseThrow();
    double pValue = nulls.pValue(worst.kind(), worst.statistics()[position]);
    boolean converged =
        worst.findings().stream()
            .filter(found -> found.pair().equals(pair))
            .findFirst()
            .map(found -> found.trigger().converged())
            .orElse(true);
    return new PairStatistic(pair, worst.kind(), score(pValue), pValue, converged);
  }
}
