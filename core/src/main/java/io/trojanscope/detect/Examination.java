package io.trojanscope.detect;

import java.util.Comparator;
import java.util.List;

/**
 * A suspect compared with its references.
 *
 * @param findings of the pairs that survived the screening, highest statistic first
 */
record Examination(PairScreening screening, List<PairFinding> findings) {
  /** Spread of r over the pairs of two clean models, as a rule. */
  private static final double USUAL_SPREAD = 0.35;

  Examination {
    findings =
        findings.stream()
            .sorted(Comparator.comparingDouble(PairFinding::statistic).reversed())
            .toList();
  }

  /** The pair that looks most like a backdoor's. */
  PairFinding worst() {
    return findings.get(0);
  }

  /**
   * A statistic as a score: cut where the models differ from each other more than usual in all
   * pairs, so that one that differs in a few only stands out.
   */
  double score(double statistic) {
    return statistic * Math.min(1, USUAL_SPREAD / screening.scale().spread());
  }

  /** Score of the worst pair. */
  double score() {
    return score(worst().statistic());
  }
}
