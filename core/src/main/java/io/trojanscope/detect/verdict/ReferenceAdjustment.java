package io.trojanscope.detect.verdict;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.TriggerSearchResult;
import java.util.OptionalDouble;

/**
 * The search result for one trigger type, corrected for what the architecture and the data explain
 * without a backdoor. Two statistics show that background: the highest one of the suspect's pairs
 * with other sources and targets, since a backdoor has one target; and the highest one of a
 * reference that is searched in the suspect's place. The amount by which the higher of the two
 * exceeds the median of clean models is subtracted from all statistics of the suspect.
 *
 * <p>For a type that is {@linkplain TriggerType#isMeasuredAlone measured in each model alone}, only
 * the swapped roles count: they show by the same measurements how much the models differ, and a
 * suspect with several backdoors is not excused by its other ones.
 *
 * @param found as searched
 * @param background the higher of the two statistics; empty if neither was computed
 * @param comparedWithReference whether a reference was searched in the suspect's place
 * @param adjusted {@code found}, less the background's excess
 */
record ReferenceAdjustment(
    TriggerSearchResult found,
    OptionalDouble background,
    boolean comparedWithReference,
    TriggerSearchResult adjusted) {
  /** Nothing is subtracted. */
  static ReferenceAdjustment none(TriggerSearchResult found) {
    return new ReferenceAdjustment(found, OptionalDouble.empty(), false, found);
  }

  /** The background is that of the suspect's unrelated pairs. */
  static ReferenceAdjustment byUnrelatedPairs(TriggerSearchResult found, NullDistributions nulls) {
    return subtract(found, unrelated(found), false, nulls);
  }

  /**
   * The background is that of a reference or, except for types that are measured alone, of the
   * suspect's unrelated pairs if that is higher. Pairs of the reference whose source is the
   * suspected target do not count: a backdoor makes the suspect sure of its target, so a trigger
   * that leaves it there is rarely found.
   *
   * @param swapped the result of the same search with a reference in the suspect's place
   */
  static ReferenceAdjustment byReference(
      TriggerSearchResult found, TriggerSearchResult swapped, NullDistributions nulls) {
    int target = found.worst().pair().target();
    double inReference = swapped.highest(pair -> pair.source() != target).orElse(0);
    double inSuspect = found.type().isMeasuredAlone() ? 0 : unrelated(found);
    return subtract(found, Math.max(inSuspect, inReference), true, nulls);
  }

  private static double unrelated(TriggerSearchResult found) {
    return found.highest(found.worst().pair()::differsInBothFrom).orElse(0);
  }

  private static ReferenceAdjustment subtract(
      TriggerSearchResult found, double background, boolean compared, NullDistributions nulls) {
    return new ReferenceAdjustment(
        found,
        OptionalDouble.of(background),
        compared,
        found.minus(nulls.excess(found.type(), background)));
  }

  TriggerType type() {
    return found.type();
  }

  TypeEvidence evidence(NullDistributions nulls) {
    return new TypeEvidence(
        type(),
        adjusted.score(),
        nulls.pValue(adjusted),
        background.isEmpty() ? 1 : nulls.pValue(type(), background.getAsDouble()),
        nulls.pValue(type(), adjusted.uncappedScore()),
        nulls.of(type()));
  }
}
