package io.trojanscope.detect.verdict;

import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.TriggerType;
import java.util.List;

/**
 * Everything that was measured of a suspect and that its verdict depends on. {@link VerdictRule}
 * reads it and measures nothing.
 *
 * @param alpha level that the measurements are complete for: a trigger type with a p-value up to
 *     this was compared with unrelated pairs and, where the verdict may rest on it, with a
 *     reference
 * @param types one per trigger type, lowest p-value first, at least one
 * @param findings recovered triggers, the leading one first: always that of the first trigger type,
 *     and others with a p-value of at most {@code alpha} if the leading one is not confirmed
 * @param pairs pairs of classes, lowest p-value first
 */
public record Evidence(
    double alpha,
    List<TypeEvidence> types,
    List<BackdoorFinding> findings,
    List<PairStatistic> pairs) {
  /**
   * @throws IllegalArgumentException if there is no trigger type or no finding
   */
  public Evidence {
    if (types.isEmpty() || findings.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one trigger type and one finding, found %d and %d"
              .formatted(types.size(), findings.size()));
    }
    types = List.copyOf(types);
    findings = List.copyOf(findings);
    pairs = List.copyOf(pairs);
  }

  /** The lowest p-value of all trigger types. */
  public double pValue() {
    return types.get(0).pValue();
  }

  /**
   * The evidence for one trigger type.
   *
   * @throws java.util.NoSuchElementException if that type was not searched
   */
  public TypeEvidence of(TriggerType type) {
    return types.stream().filter(evidence -> evidence.type() == type).findFirst().orElseThrow();
  }
}
