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
 * @param obstacles why the searches may have missed a backdoor, a sentence each
 */
public record Evidence(
    double alpha,
    List<TypeEvidence> types,
    List<BackdoorFinding> findings,
    List<PairStatistic> pairs,
    List<String> obstacles) {
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
    obstacles = List.copyOf(obstacles);
  }

  /** Evidence without obstacles. */
  public Evidence(
      double alpha,
      List<TypeEvidence> types,
      List<BackdoorFinding> findings,
      List<PairStatistic> pairs) {
    this(alpha, types, findings, pairs, List.of());
  }

  /** The same with obstacles that the searches met. */
  public Evidence withObstacles(List<String> met) {
    return new Evidence(alpha, types, findings, pairs, met);
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
