package io.trojanscope.detect.verdict;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.ScanResult;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
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

  private final ScanMode mode;
  private final ScanConfig config;
  private final int classes;
  private final NullDistributions nulls;
  private final TriggerRecovery recovery;

  ScanJudgement(
      ScanMode mode,
      ScanConfig config,
      int classes,
      NullDistributions nulls,
      TriggerRecovery recovery) {
    this.mode = mode;
    this.config = config;
    this.classes = classes;
    this.nulls = nulls;
    this.recovery = recovery;
  }

  /** Judges a model. */
  ScanResult judge(ScanControl control) {
    List<Suspect> suspicious = suspicious(control);
    List<TriggerSearchResult> worstFirst = control.worstFirst();
    Suspect told = suspicious.stream().filter(Suspect::works).findFirst().orElse(suspicious.get(0));
    double pValue = nulls.pValue(worstFirst.get(0));
    List<String> reasons = new ArrayList<>();
    Verdict verdict = verdict(worstFirst, told, control, reasons);
    ClassPair pair = told.result.worst().pair();
    return new ScanResult(
        mode,
        config,
        verdict,
        reasons,
        score(pValue),
        pValue,
        OptionalDouble.of(told.result.score()),
        OptionalInt.of(pair.target()),
        recovery.worksForAll(told.trigger) ? OptionalInt.empty() : OptionalInt.of(pair.source()),
        statistics(worstFirst),
        Optional.of(told.trigger),
        nulls.of(told.result.type()));
  }

  /**
   * The worst kind, and others whose p-value suffices: one that stands out, but whose trigger was
   * not found whole, must not hide one that was.
   */
  private List<Suspect> suspicious(ScanControl control) {
    List<TriggerSearchResult> worstFirst = control.worstFirst();
    List<Suspect> suspicious = new ArrayList<>(List.of(suspect(worstFirst.get(0))));
    for (TriggerSearchResult next : worstFirst.subList(1, worstFirst.size())) {
      if (suspicious.get(0).works()) {
        break;
      }
      TriggerSearchResult weighed = control.againstReference(next);
      if (nulls.pValue(weighed) <= config.alpha()) {
        suspicious.add(suspect(weighed));
      }
    }
    return suspicious;
  }

  private record Suspect(TriggerSearchResult result, RecoveredTrigger trigger) {
    boolean converged() {
      return result.worst().trigger().converged();
    }

    boolean works() {
      return converged() && trigger.suspectFlips().lower() >= CONFIRMED;
    }
  }

  private Suspect suspect(TriggerSearchResult result) {
    return new Suspect(result, recovery.recover(result.type(), result.worst().trigger()));
  }

  private static double score(double pValue) {
    return Math.max(0, -Math.log10(pValue));
  }

  private Verdict verdict(
      List<TriggerSearchResult> worstFirst,
      Suspect told,
      ScanControl control,
      List<String> reasons) {
    if (nulls.pValue(worstFirst.get(0)) > config.alpha()) {
      return worstFirst.stream().anyMatch(found -> control.isUsual(found.type()))
          ? usual(reasons)
          : cleanUnlessUnlike(worstFirst, reasons);
    }
    if (told.works()) {
      return Verdict.BACKDOORED;
    }
    reasons.add(
        told.converged()
            ? "the trigger that was found turns only %d of %d images that it was not made on; give more images"
                .formatted(
                    told.trigger.suspectFlips().flips(), told.trigger.suspectFlips().images())
            : "the search for the trigger did not converge; scan with another seed");
    return Verdict.INCONCLUSIVE;
  }

  /** What was taken off since it shows for other targets, or in a reference, too, clears nobody. */
  private static Verdict usual(List<String> reasons) {
    reasons.add(
        "other classes, or the reference, stand out as well: the suspect has several backdoors, or"
            + " the clean models that it is judged by are none of its kind; give eight clean models"
            + " of its kind");
    return Verdict.INCONCLUSIVE;
  }

  /** A score that was cut because the models are unlike in most pairs clears nobody. */
  private Verdict cleanUnlessUnlike(List<TriggerSearchResult> results, List<String> reasons) {
    boolean unlike =
        results.stream()
            .anyMatch(found -> nulls.pValue(found.type(), found.uncut()) <= config.alpha());
    if (!unlike) {
      return Verdict.CLEAN;
    }
    reasons.add(
        "the suspect differs from the references in most pairs of classes; give a reference of the"
            + " same kind");
    return Verdict.INCONCLUSIVE;
  }

  private List<ClassPair> pairs() {
    return TriggerSizes.pairs(classes);
  }

  private List<PairStatistic> statistics(List<TriggerSearchResult> results) {
    List<ClassPair> pairs = pairs();
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> statistic(results, pairs.get(i), i))
        .sorted(Comparator.comparingDouble(PairStatistic::pValue))
        .limit(MOST_PAIRS)
        .toList();
  }

  private PairStatistic statistic(List<TriggerSearchResult> results, ClassPair pair, int position) {
    TriggerSearchResult worst =
        results.stream()
            .min(
                Comparator.comparingDouble(
                    found -> nulls.pValue(found.type(), found.statistics()[position])))
            .orElseThrow();
    double pValue = nulls.pValue(worst.type(), worst.statistics()[position]);
    boolean converged =
        worst.findings().stream()
            .filter(found -> found.pair().equals(pair))
            .findFirst()
            .map(found -> found.trigger().converged())
            .orElse(true);
    return new PairStatistic(pair, worst.type(), score(pValue), pValue, converged);
  }
}
