package io.trojanscope.detect.verdict;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.stats.PredictiveNull;
import io.trojanscope.stats.RobustScale;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * p-values of the statistics of all trigger types, from the scores of clean models.
 *
 * <p>The p-value of one type is the probability of its statistic under {@link PredictiveNull},
 * where models of one network kind are a group: what is scanned is of another kind. The references
 * of a scan, and models of a single network kind, are alike. A scan reports the smallest p-value of
 * several types, which are dependent, and some of which hardly ever occur in clean models. The
 * correction for that is estimated from the clean models themselves. For each one, m is the
 * smallest p-value of all types, computed from the models of other network kinds, or from the other
 * models if there are fewer than {@value #KINDS} other kinds. {@code T = -log(1 - m)} is modelled
 * as exponential and right-censored at m = 0.5, where a model shows nothing. With S the sum of all
 * T, and d the number of models that are not censored, at least 1, the corrected p-value is that of
 * the predictive distribution: {@code 1 - (1 + T / S)^-d}. For small p it is d / S times p, so d /
 * S is the effective number of types. The corrected p-value is never below the uncorrected one.
 */
final class NullDistributions {
  /**
   * Lower scores count as this one. Scores that hardly differ among the known clean models may
   * differ more among others. Set by hand on the calibration models.
   */
  private static final Map<TriggerType, Double> LEAST_SCORES =
      Map.of(
          TriggerType.SPARSE, 0.5,
          TriggerType.PATCH, 0.5,
          TriggerType.FAINT, 0.8,
          TriggerType.BRIGHTNESS, 0.8,
          TriggerType.MASK, 1.5,
          TriggerType.WAVE, 0.4,
          TriggerType.WARP, 0.3,
          TriggerType.TONE, 0.3);

  /** Least standard deviation of the logarithms of the scores, for the same reason. By hand. */
  private static final double LEAST_DEVIATION = 0.2;

  /** Of the logarithms of scores of several network kinds; by hand, on the calibration. */
  private static final PredictiveNull.Prior PRIOR = new PredictiveNull.Prior(0.3, 4);

  /** T at m = 0.5: the p-value of a model that shows nothing. */
  private static final double CENSORED_AT = Math.log(2);

  /** So many other network kinds judge a clean model without its own. */
  private static final int KINDS = 4;

  /** Tolerance of the comparison with {@link #CENSORED_AT}. */
  private static final double ROUNDING = 1e-9;

  private final List<NullScore> scores;
  private final Set<TriggerType> types;
  private final Map<TriggerType, PredictiveNull> expected = new EnumMap<>(TriggerType.class);
  private final double exposure;
  private final long events;

  /**
   * @param scores of at least 4 clean models, for each trigger type of the search in the same order
   */
  NullDistributions(List<NullScore> scores) {
    this.scores = List.copyOf(scores);
    this.types =
        scores.stream()
            .map(NullScore::type)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(TriggerType.class)));
    for (TriggerType type : types) {
      expected.put(type, expected(of(type)));
    }
    int models = scores.size() / types.size();
    double[] times = IntStream.range(0, models).mapToDouble(this::time).toArray();
    this.exposure = DoubleStream.of(times).sum();
    this.events =
        Math.max(1, DoubleStream.of(times).filter(t -> t < CENSORED_AT - ROUNDING).count());
  }

  /** T of a clean model, from the scores of others. */
  private double time(int model) {
    double least = 1;
    for (TriggerType type : types) {
      NullScore own = of(type).get(model);
      least = Math.min(least, expected(othersThan(own)).pValue(value(own)));
    }
    return Math.min(CENSORED_AT, -Math.log1p(-least));
  }

  private List<NullScore> othersThan(NullScore own) {
    List<NullScore> ofOtherKinds =
        of(own.type()).stream()
            .filter(score -> !score.networkKind().equals(own.networkKind()))
            .toList();
    return ofOtherKinds.stream().map(NullScore::networkKind).distinct().count() < KINDS
        ? of(own.type()).stream().filter(score -> !score.equals(own)).toList()
        : ofOtherKinds;
  }

  private static PredictiveNull expected(List<NullScore> known) {
    Collection<List<NullScore>> kinds =
        known.stream()
            .collect(
                Collectors.groupingBy(
                    NullScore::networkKind, LinkedHashMap::new, Collectors.toList()))
            .values();
    return kinds.size() == 1
        ? PredictiveNull.of(LEAST_DEVIATION, values(known))
        : PredictiveNull.ofGroups(PRIOR, kinds.stream().map(NullDistributions::values).toList());
  }

  private static double[] values(List<NullScore> scores) {
    return scores.stream().mapToDouble(NullDistributions::value).toArray();
  }

  private static double value(NullScore known) {
    return Math.max(LEAST_SCORES.get(known.type()), known.score());
  }

  /** The scores for a trigger type, in their order. */
  List<NullScore> of(TriggerType type) {
    return scores.stream().filter(score -> score.type() == type).toList();
  }

  /** How much a score exceeds the median of the clean models; at least 0. */
  double excess(TriggerType type, double score) {
    return Math.max(0, score - RobustScale.median(values(of(type))));
  }

  /** Probability, in (0, 1], that a clean model has a pair as suspicious as this, of any type. */
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
