package io.trojanscope.detect;

import io.trojanscope.stats.PredictiveNull;
import io.trojanscope.stats.RobustScale;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * p-values of the statistics of all kinds of triggers. That of a kind is its chance among clean
 * models' scores; since the worst of n kinds is taken, p becomes {@code 1 - (1 - p)^n} (Sidak).
 */
final class KindNulls {
  /**
   * Scores below are as good as this one, and their logarithms spread at least so much: what hardly
   * ever differs among the models that are known need not be so among others.
   */
  private static final Map<TriggerKind, Double> LEAST_SCORES =
      Map.of(
          TriggerKind.SPARSE, 0.5,
          TriggerKind.PATCH, 0.5,
          TriggerKind.FAINT, 0.8,
          TriggerKind.BRIGHTNESS, 0.8);

  private static final double LEAST_DEVIATION = 0.2;

  private final List<NullScore> scores;
  private final Map<TriggerKind, PredictiveNull> expected = new EnumMap<>(TriggerKind.class);

  /**
   * @param scores of at least 3 clean models, for every kind
   */
  KindNulls(List<NullScore> scores) {
    this.scores = List.copyOf(scores);
    for (TriggerKind kind : TriggerKind.values()) {
      expected.put(kind, PredictiveNull.of(LEAST_DEVIATION, values(kind)));
    }
  }

  private double[] values(TriggerKind kind) {
    return of(kind).stream()
        .mapToDouble(known -> Math.max(LEAST_SCORES.get(kind), known.score()))
        .toArray();
  }

  /** The scores for a kind, in their order. */
  List<NullScore> of(TriggerKind kind) {
    return scores.stream().filter(score -> score.kind() == kind).toList();
  }

  /** By how much a reference in the suspect's place exceeds the median of these scores. */
  double excess(TriggerKind kind, double score) {
    return Math.max(0, score - RobustScale.median(values(kind)));
  }

  /** Chance, in (0, 1], that a clean model has a pair as suspicious as this, of any kind. */
  double pValue(KindExamination found) {
    return pValue(found.kind(), found.score());
  }

  /** The same for one statistic. */
  double pValue(TriggerKind kind, double statistic) {
    double own = expected.get(kind).pValue(statistic);
    double corrected = -Math.expm1(expected.size() * Math.log1p(-own));
    return Math.min(1, Math.max(Double.MIN_NORMAL, corrected));
  }
}
