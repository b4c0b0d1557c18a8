package io.trojanscope.detect.verdict;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.TriggerType;
import java.util.OptionalInt;

/**
 * A possible backdoor: a trigger that was recovered, how unusual it is, and how well it works.
 *
 * @param statistic of the trigger's pair, after {@link ReferenceAdjustment}; higher is more
 *     suspicious, comparable within a trigger type
 * @param pValue probability, in (0, 1], that a clean model has a statistic this high
 * @param converged whether the search ended with a trigger that reaches the target class
 * @param forAllSources whether the trigger also works on nearly all classes other than its source
 */
public record BackdoorFinding(
    double statistic,
    double pValue,
    boolean converged,
    boolean forAllSources,
    RecoveredTrigger trigger) {
  /**
   * Least lower bound of the success rate on held-out images, 95 % Clopper-Pearson, that confirms a
   * trigger. Chosen by hand: a trigger moves most images of its source.
   */
  static final double CONFIRMING_RATE = 0.5;

  public TriggerType type() {
    return trigger.type();
  }

  public int target() {
    return trigger.pair().target();
  }

  /** The source class; empty if the trigger works for all of them. */
  public OptionalInt source() {
    return forAllSources ? OptionalInt.empty() : OptionalInt.of(trigger.pair().source());
  }

  /** Whether the trigger works on images that no search has seen. */
  public boolean isConfirmed() {
    return converged && trigger.suspectSuccess().lower() >= CONFIRMING_RATE;
  }
}
