package io.trojanscope.detect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a scan found: its verdict and the numbers behind it.
 *
 * @param mode what the scan was given
 * @param config settings of the scan
 * @param verdict BACKDOORED, CLEAN or INCONCLUSIVE
 * @param reasons why the verdict is inconclusive; sentences for people
 * @param cautions what weakens the verdict, whatever it is; sentences for people
 * @param score minus the decimal logarithm of the p-value: higher is more suspicious; comparable
 *     between models scanned with the same settings
 * @param pValue probability that a clean model is as suspicious, in (0, 1]
 * @param statistic of the named pair, comparable with {@code nulls}; empty if no scan was made
 * @param target the target class; for a clean model the most suspicious one
 * @param source the source class; empty for all classes
 * @param pairs every pair of classes, the most suspicious first
 * @param trigger recovered for the most suspicious pair; empty if none was found
 * @param nulls scores of clean models for the type of {@code trigger}
 */
public record ScanFindings(
    ScanMode mode,
    ScanConfig config,
    Verdict verdict,
    List<String> reasons,
    List<String> cautions,
    double score,
    double pValue,
    OptionalDouble statistic,
    OptionalInt target,
    OptionalInt source,
    List<PairStatistic> pairs,
    Optional<RecoveredTrigger> trigger,
    List<NullScore> nulls) {
  public ScanFindings {
    reasons = List.copyOf(reasons);
    cautions = List.copyOf(cautions);
    pairs = List.copyOf(pairs);
    nulls = List.copyOf(nulls);
  }

  /** Findings without cautions. */
  public ScanFindings(
      ScanMode mode,
      ScanConfig config,
      Verdict verdict,
      List<String> reasons,
      double score,
      double pValue,
      OptionalDouble statistic,
      OptionalInt target,
      OptionalInt source,
      List<PairStatistic> pairs,
      Optional<RecoveredTrigger> trigger,
      List<NullScore> nulls) {
    this(
        mode, config, verdict, reasons, List.of(), score, pValue, statistic, target, source, pairs,
        trigger, nulls);
  }

  /** The same findings with these cautions. */
  public ScanFindings withCautions(List<String> changed) {
    return new ScanFindings(
        mode, config, verdict, reasons, changed, score, pValue, statistic, target, source, pairs,
        trigger, nulls);
  }
}
