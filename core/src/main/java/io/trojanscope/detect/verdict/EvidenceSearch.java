package io.trojanscope.detect.verdict;

import io.trojanscope.detect.search.TriggerSearchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Measures a suspect: searches triggers of all types, adjusts what was found, and recovers the
 * triggers that a verdict may rest on.
 *
 * <p>A reference is searched in the suspect's place only for the trigger types that the verdict may
 * rest on. That costs as much as the suspect's own search, and it can only raise a p-value.
 */
final class EvidenceSearch {
  private final Measurements measurements;
  private final NullDistributions nulls;
  private final double alpha;

  /**
   * @param measurements without a reference, nothing is adjusted
   * @param alpha p-value up to which a trigger type stands out
   */
  EvidenceSearch(Measurements measurements, NullDistributions nulls, double alpha) {
    this.measurements = measurements;
    this.nulls = nulls;
    this.alpha = alpha;
  }

  /** Runs all searches. */
  Evidence search() {
    List<ReferenceAdjustment> types = compareLeader(searchSuspect());
    List<BackdoorFinding> findings = new ArrayList<>(List.of(recover(types.get(0))));
    if (!findings.get(0).isConfirmed()) {
      for (int i = 1; i < types.size(); i++) {
        types.set(i, compareIfDue(types.get(i)));
        if (pValue(types.get(i)) <= alpha) {
          findings.add(recover(types.get(i)));
        }
      }
    }
    types.sort(lowestPValueFirst());
    return new Evidence(
        alpha,
        types.stream().map(type -> type.evidence(nulls)).toList(),
        findings,
        PairStatistics.of(
            measurements.classes(),
            types.stream().map(ReferenceAdjustment::adjusted).toList(),
            nulls));
  }

  private List<ReferenceAdjustment> searchSuspect() {
    List<ReferenceAdjustment> types = new ArrayList<>();
    for (TriggerSearchResult found : measurements.searchSuspect()) {
      ReferenceAdjustment unadjusted = ReferenceAdjustment.none(found);
      types.add(
          isDue(unadjusted) && !found.type().isMeasuredAlone()
              ? ReferenceAdjustment.byUnrelatedPairs(found, nulls)
              : unadjusted);
    }
    return types;
  }

  /**
   * Compares the trigger type of the lowest p-value with a reference, until one leads that stands
   * out there too, or none stands out.
   *
   * @return lowest p-value first
   */
  private List<ReferenceAdjustment> compareLeader(List<ReferenceAdjustment> types) {
    List<ReferenceAdjustment> ordered = new ArrayList<>(types);
    ordered.sort(lowestPValueFirst());
    while (isDue(ordered.get(0))) {
      ordered.set(0, compareIfDue(ordered.get(0)));
      ordered.sort(lowestPValueFirst());
    }
    return ordered;
  }

  private ReferenceAdjustment compareIfDue(ReferenceAdjustment type) {
    return isDue(type)
        ? ReferenceAdjustment.byReference(
            type.found(), measurements.searchReference(type.type()), nulls)
        : type;
  }

  private boolean isDue(ReferenceAdjustment type) {
    return measurements.hasReference() && !type.comparedWithReference() && pValue(type) <= alpha;
  }

  private double pValue(ReferenceAdjustment type) {
    return nulls.pValue(type.adjusted());
  }

  private Comparator<ReferenceAdjustment> lowestPValueFirst() {
    return Comparator.comparingDouble(this::pValue).thenComparing(ReferenceAdjustment::type);
  }

  private BackdoorFinding recover(ReferenceAdjustment type) {
    return measurements.recover(type.type(), type.adjusted().worst(), pValue(type));
  }
}
