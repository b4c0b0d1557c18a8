package io.trojanscope.detect.verdict;

import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The rule that turns evidence into a verdict: a pure function. With p the lowest p-value of all
 * trigger types:
 *
 * <table>
 *   <caption>Every way out</caption>
 *   <tr><th>p</th><th>and</th><th>verdict</th></tr>
 *   <tr><td>none</td><td>nothing could be searched: the models or images do not fit, or a model of
 *     few classes is alone</td><td>INCONCLUSIVE</td></tr>
 *   <tr><td>at most alpha</td><td>a finding is confirmed</td><td>BACKDOORED</td></tr>
 *   <tr><td></td><td>the search did not converge</td><td>INCONCLUSIVE</td></tr>
 *   <tr><td></td><td>the trigger fails on held-out images</td><td>INCONCLUSIVE</td></tr>
 *   <tr><td>above alpha</td><td>the search met an obstacle</td><td>INCONCLUSIVE</td></tr>
 *   <tr><td></td><td>unrelated pairs or a reference stand out by themselves</td>
 *     <td>INCONCLUSIVE</td></tr>
 *   <tr><td></td><td>a score that was reduced would be at most alpha without that</td>
 *     <td>INCONCLUSIVE</td></tr>
 *   <tr><td></td><td>otherwise</td><td>CLEAN</td></tr>
 * </table>
 *
 * An obstacle means that gradients or outputs may hide a backdoor. It never stands against a
 * confirmed finding, because a finding is confirmed by forward passes alone. In every other case
 * the obstacles come first among the reasons.
 */
public final class VerdictRule {
  private static final String NOT_CONVERGED =
      "the search for the trigger did not converge; scan with another seed";
  private static final String FAILS_HELD_OUT =
      "the recovered trigger works on only %d of %d held-out images; give more images";
  private static final String BACKGROUND_STANDS_OUT =
      "other class pairs or a reference also look suspicious: the suspect has several backdoors, or"
          + " it differs from the calibration models; give eight clean models of the suspect's"
          + " architecture as references";
  private static final String MODELS_DIFFER =
      "the suspect differs from the references in most class pairs; give a reference with the"
          + " suspect's architecture";

  private VerdictRule() {}

  /**
   * Decides.
   *
   * @param alpha share of clean models that may be called backdoored, in (0, 1)
   * @throws IllegalArgumentException if the evidence is incomplete for this alpha
   */
  public static Decision decide(Evidence evidence, double alpha) {
    if (alpha > evidence.alpha()) {
      throw new IllegalArgumentException(
          "expected an alpha of at most %s, which the evidence was measured for, found %s"
              .formatted(evidence.alpha(), alpha));
    }
    BackdoorFinding named = named(evidence.findings(), alpha);
    if (evidence.pValue() <= alpha) {
      return new Decision(
          named.isConfirmed() ? Verdict.BACKDOORED : Verdict.INCONCLUSIVE,
          named.isConfirmed()
              ? List.of()
              : Stream.concat(evidence.obstacles().stream(), Stream.of(unconfirmed(named)))
                  .toList(),
          evidence.pValue(),
          named);
    }
    List<String> doubts = new ArrayList<>(evidence.obstacles());
    doubt(evidence, alpha).ifPresent(doubts::add);
    return new Decision(
        doubts.isEmpty() ? Verdict.CLEAN : Verdict.INCONCLUSIVE, doubts, evidence.pValue(), named);
  }

  /**
   * The first confirmed finding, or else the leading one: a finding that stands out but is not
   * confirmed must not hide one that is.
   */
  private static BackdoorFinding named(List<BackdoorFinding> findings, double alpha) {
    return findings.stream()
        .filter(finding -> finding.pValue() <= alpha)
        .filter(BackdoorFinding::isConfirmed)
        .findFirst()
        .orElse(findings.get(0));
  }

  /**
   * The result where nothing was searched: INCONCLUSIVE with p-value 1.
   *
   * @param reasons why, at least one
   * @throws IllegalArgumentException if there is no reason
   */
  public static ScanFindings withoutSearch(ScanMode mode, ScanConfig config, List<String> reasons) {
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("expected why nothing was searched, found no reason");
    }
    return new ScanFindings(
        mode,
        config,
        Verdict.INCONCLUSIVE,
        reasons,
        score(1),
        1,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static String unconfirmed(BackdoorFinding finding) {
    TriggerSuccessRate success = finding.trigger().suspectSuccess();
    return finding.converged()
        ? FAILS_HELD_OUT.formatted(success.successes(), success.images())
        : NOT_CONVERGED;
  }

  /** Why a high p-value does not clear the suspect; empty if it does. */
  private static Optional<String> doubt(Evidence evidence, double alpha) {
    if (evidence.types().stream().anyMatch(type -> type.backgroundPValue() <= alpha)) {
      return Optional.of(BACKGROUND_STANDS_OUT);
    }
    if (evidence.types().stream().anyMatch(type -> type.uncappedPValue() <= alpha)) {
      return Optional.of(MODELS_DIFFER);
    }
    return Optional.empty();
  }

  /** Decides at the configured alpha, and puts decision and evidence together as a result. */
  public static ScanFindings judge(ScanMode mode, ScanConfig config, Evidence evidence) {
    Decision decision = decide(evidence, config.alpha());
    BackdoorFinding named = decision.named();
    return new ScanFindings(
        mode,
        config,
        decision.verdict(),
        decision.reasons(),
        score(decision.pValue()),
        decision.pValue(),
        OptionalDouble.of(named.statistic()),
        OptionalInt.of(named.target()),
        named.source(),
        evidence.pairs(),
        Optional.of(named.trigger()),
        evidence.of(named.type()).nulls());
  }

  /** Minus the decimal logarithm of a p-value: at least 0, higher is more suspicious. */
  static double score(double pValue) {
    return Math.max(0, -Math.log10(pValue));
  }
}
