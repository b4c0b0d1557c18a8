package io.trojanscope.detect.verdict;

import io.trojanscope.detect.Verdict;
import java.util.List;

/**
 * What {@link VerdictRule} makes of the evidence.
 *
 * @param reasons sentences for people: why the verdict is {@link Verdict#INCONCLUSIVE}; else empty
 * @param pValue the lowest one of all trigger types, in (0, 1]. If the finding with that p-value is
 *     not confirmed, {@code named} may be another one, with a p-value of its own
 * @param named the backdoor that the result names; for a clean model the most suspicious finding
 */
public record Decision(
    Verdict verdict, List<String> reasons, double pValue, BackdoorFinding named) {
  public Decision {
    reasons = List.copyOf(reasons);
  }
}
