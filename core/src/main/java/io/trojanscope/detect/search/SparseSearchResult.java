package io.trojanscope.detect.search;

import io.trojanscope.detect.TriggerType;
import java.util.Comparator;
import java.util.List;

/**
 * A suspect compared with its references.
 *
 * @param findings of the pairs that survived the screening, highest statistic first
 */
record SparseSearchResult(PairScreening screening, List<SparseFinding> findings) {
  /**
   * Usual spread of r over the pairs of two clean models. Set by hand on the development models,
   * see docs/detection.md.
   */
  private static final double USUAL_SPREAD = 0.35;

  SparseSearchResult {
    findings =
        findings.stream()
            .sorted(Comparator.comparingDouble(SparseFinding::statistic).reversed())
            .toList();
  }

  /** The result for all pairs. Pairs that did not survive the screening count by their r. */
  TriggerSearchResult toTriggerSearchResult(int classes) {
    PairValues statistics = new PairValues(classes);
    for (int i = 0; i < screening.pairs().size(); i++) {
      statistics.set(screening.pairs().get(i), score(-screening.ratio(i)));
    }
    findings.forEach(found -> statistics.set(found.pair(), score(found.statistic())));
    return new TriggerSearchResult(
        TriggerType.SPARSE,
        statistics.minus(0),
        findings.stream()
            .map(
                found ->
                    new TriggerFinding(found.pair(), score(found.statistic()), found.trigger()))
            .toList(),
        findings.get(0).statistic());
  }

  /**
   * A statistic as a score. It is reduced where the models differ more than usual over all pairs,
   * so that only a difference in few pairs stands out.
   */
  private double score(double statistic) {
    return statistic * Math.min(1, USUAL_SPREAD / screening.scale().spread());
  }
}
