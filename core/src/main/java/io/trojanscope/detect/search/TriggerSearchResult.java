package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What the search for one trigger type found.
 *
 * @param statistics of every pair, in the order of {@link TriggerSizes#pairs}
 * @param findings of the pairs whose trigger was fitted alone, most suspicious first, at least one
 * @param uncappedScore the score without the reduction for models that differ in most pairs
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TriggerSearchResult(
    TriggerType type, double[] statistics, List<TriggerFinding> findings, double uncappedScore) {
  public TriggerSearchResult {
    findings = findings.stream().sorted(TriggerFinding.WORST_FIRST).toList();
  }

  public TriggerSearchResult(TriggerType type, double[] statistics, List<TriggerFinding> findings) {
    this(
        type,
        statistics,
        findings,
        findings.stream().mapToDouble(TriggerFinding::statistic).max().orElseThrow());
  }

  /** The same with all statistics lowered. */
  public TriggerSearchResult minus(double amount) {
    return new TriggerSearchResult(
        type,
        Arrays.stream(statistics).map(statistic -> statistic - amount).toArray(),
        findings.stream()
            .map(
                found ->
                    new TriggerFinding(found.pair(), found.statistic() - amount, found.trigger()))
            .toList(),
        uncappedScore - amount);
  }

  public TriggerFinding worst() {
    return findings.get(0);
  }

  /** The highest statistic of those pairs whose trigger works, if there are any. */
  public OptionalDouble highest(Predicate<ClassPair> chosen) {
    return findings.stream()
        .filter(found -> found.trigger().converged())
        .filter(found -> chosen.test(found.pair()))
        .mapToDouble(TriggerFinding::statistic)
        .max();
  }

  /** Whether the trigger of a pair works; true for pairs that no trigger was fitted to alone. */
  public boolean hasConverged(ClassPair pair) {
    return findings.stream()
        .filter(found -> found.pair().equals(pair))
        .findFirst()
        .map(found -> found.trigger().converged())
        .orElse(true);
  }

  /** Score of the model: the statistic of its worst pair. */
  public double score() {
    return worst().statistic();
  }
}
