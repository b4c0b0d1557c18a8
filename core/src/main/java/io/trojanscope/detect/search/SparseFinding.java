package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import java.util.List;

/**
 * A pair that survived the screening, with what its contrasts say.
 *
 * @param position among all pairs
 * @param screened {@code -r}, see {@link PairScreening}, with the smallest triggers known
 * @param contrasts one per reference; empty without references
 * @param trigger the smallest that works in the suspect, and in it alone where there are references
 */
record SparseFinding(
    int position,
    ClassPair pair,
    double screened,
    List<PairContrast> contrasts,
    CandidateTrigger trigger) {
  SparseFinding {
    contrasts = List.copyOf(contrasts);
  }

  /** Mean log ratio of the contrasts; 0 without references. */
  double contrast() {
    return contrasts.stream().mapToDouble(PairContrast::logRatio).average().orElse(0);
  }

  /**
   * The pair's statistic: how many times smaller the suspect's trigger is than the references', as
   * a logarithm, by both measurements together.
   */
  double statistic() {
    return screened + contrast();
  }
}
