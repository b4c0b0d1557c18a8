package io.trojanscope.detect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a scan found.
 *
 * @param reasons why the verdict is inconclusive, or what weakens it; sentences for people
 * @param score higher is more suspicious; comparable between models scanned with the same settings
 * @param pValue chance of such a score for a clean model, in (0, 1]
 * @param target the class that a backdoor would give to; also told, as the likeliest, of a clean
 *     model
 * @param source the class that it would steal from; empty for all classes
 * @param pairs every pair of classes; those that survived the screening first, then by statistic
 * @param trigger recovered for the most suspicious pair; empty if none was found
 * @param nulls the scores that the suspect's was judged against, in their order
 */
public record ScanResult(
    ScanMode mode,
    ScanConfig config,
    Verdict verdict,
    List<String> reasons,
    double score,
    double pValue,
    OptionalInt target,
    OptionalInt source,
    List<PairStatistic> pairs,
    Optional<RecoveredTrigger> trigger,
    List<NullScore> nulls) {
  public ScanResult {
    reasons = List.copyOf(reasons);
    pairs = List.copyOf(pairs);
    nulls = List.copyOf(nulls);
  }

  /** The same with one more reason. */
  public ScanResult because(String reason) {
    List<String> more = Stream.concat(reasons.stream(), Stream.of(reason)).toList();
    return new ScanResult(
        mode, config, verdict, more, score, pValue, target, source, pairs, trigger, nulls);
  }

  /** A result of a scan that could not be made. */
  public static ScanResult withoutVerdict(ScanMode mode, ScanConfig config, List<String> reasons) {
    return new ScanResult(
        mode,
        config,
        Verdict.INCONCLUSIVE,
        reasons,
        0,
        1,
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
