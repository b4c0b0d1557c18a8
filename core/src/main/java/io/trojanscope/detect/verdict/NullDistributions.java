package io.trojanscope.detect.verdict;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.stats.PredictiveNull;
import io.trojanscope.stats.RobustScale;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * p-values of the statistics of all trigger types. That of a kind is its chance among clean models'
 * scores. Of four kinds the worst is taken, but they are not independent, and those that no clean
 * model shows hardly count. So the least p-value m of the kinds is computed for each clean model,
 * judged by the others, and {@code T = -log(1 - m)} taken as exponentially distributed, of which
 * nothing is known beyond m = 0.5, where a model shows nothing. With S the sum of T and d the
 * number of models below that, at least 1, the corrected p-value is {@code 1 - (1 + T / S)^-d}, the
 * predictive distribution. For small p that is d / S times p; d / S is the effective number of
 * kinds; the corrected p-value is never below the uncorrected one.
 */
final class NullDistributions {
  /**
   * Scores below are as good as this one, and their logarithms spread at least so much: what hardly
   * ever differs among the models that are known need not be so among others.
   */
  private static final Map<TriggerType, Double> LEAST_SCORES =
      Map.of(
          TriggerType.SPARSE, 0.5,
          TriggerType.PATCH, 0.5,
          TriggerType.FAINT, 0.8,
          TriggerType.BRIGHTNESS, 0.8);

  private static final double LEAST_DEVIATION = 0.2;

  /** T of a model that shows nothing, all of whose p-values are 0.5: it is that or higher. */
  private static final double CENSORED_AT = Math.log(2);

  private static final double ROUNDING = 1e-9;

  private final List<NullScore> scores;
  private final Map<TriggerType, PredictiveNull> expected = new EnumMap<>(TriggerType.class);
  private final double exposure;
  private final long events;

  /**
   * @param scores of at least 4 clean models, for every trigger type in the same order
   */
  NullDistributions(List<NullScore> scores) {
    this.scores = List.copyOf(scores);
    for (TriggerType type : TriggerType.values()) {
      expected.put(type, PredictiveNull.of(LEAST_DEVIATION, values(type)));
    }
    double[] times =
        IntStream.range(0, of(TriggerType.SPARSE).size()).mapToDouble(this::time).toArray();
    this.exposure = DoubleStream.of(times).sum();
    this.events =
        Math.max(1, DoubleStream.of(times).filter(t -> t < CENSORED_AT - ROUNDING).count());
  }

  /** T of a clean model, judged by the others. */
  private double time(int model) {
    double least = 1;
    for (TriggerType type : TriggerType.values()) {
      double[] all = values(type);
      double[] others =
          IntStream.range(0, all.length).filter(i -> i != model).mapToDouble(i -> all[i]).toArray();
      least = Math.min(least, PredictiveNull.of(LEAST_DEVIATION, others).pValue(all[model]));
    }
    return Math.min(CENSORED_AT, -Math.log1p(-least));
  }

  private double[] values(TriggerType type) {
    return of(type).stream()
        .mapToDouble(known -> Math.max(LEAST_SCORES.get(type), known.score()))
        .toArray();
  }

  /** The scores for a kind, in their order. */
  List<NullScore> of(TriggerType type) {
    return scores.stream().filter(score -> score.kind() == type).toList();
  }

  /** By how much a reference in the suspect's place exceeds the median of these scores. */
  double excess(TriggerType type, double score) {
    return Math.max(0, score - RobustScale.median(values(type)));
  }

  /** Chance, in (0, 1], that a clean model has a pair as suspicious as this, of any kind. */
  double pValue(TriggerSearchResult found) {
    return pValue(found.type(), found.score());
  }

  /** The same for one statistic. */
  double pValue(TriggerType type, double statistic) {
    double own = expected.get(type).pValue(statistic);
    double corrected = -Math.expm1(-events * Math.log1p(-Math.log1p(-own) / exposure));
    return Math.min(1, Math.max(Double.MIN_NORMAL, Math.max(own, corrected)));
  }
}
