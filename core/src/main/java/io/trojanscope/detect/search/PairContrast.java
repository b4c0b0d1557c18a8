package io.trojanscope.detect.search;

import io.trojanscope.detect.inversion.CandidateTrigger;

/**
 * How much smaller a pair's trigger is in the suspect alone than in the reference alone.
 *
 * @param inSuspect the trigger that works in the suspect and not in the reference
 * @param inReference the trigger that works in the reference and not in the suspect
 */
record PairContrast(CandidateTrigger inSuspect, CandidateTrigger inReference) {
  /**
   * {@code log(size in the reference / size in the suspect)}: above 0 if the suspect's is smaller.
   */
  double logRatio() {
    return Math.log(inReference.size() / inSuspect.size());
  }

  /** The smaller ones of two searches that converged. */
  PairContrast smallest(PairContrast other) {
    return new PairContrast(
        smaller(inSuspect, other.inSuspect), smaller(inReference, other.inReference));
  }

  private static CandidateTrigger smaller(CandidateTrigger one, CandidateTrigger other) {
    return CandidateTrigger.BEST_FIRST.compare(one, other) <= 0 ? one : other;
  }
}
