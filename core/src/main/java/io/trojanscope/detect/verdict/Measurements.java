package io.trojanscope.detect.verdict;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import java.util.List;

/** The searches that {@link EvidenceSearch} chooses from. Each call computes anew. */
interface Measurements {
  /** Number of classes of the suspect. */
  int classes();

  /** Searches triggers of every type in the suspect; one result per type, in their order. */
  List<TriggerSearchResult> searchSuspect();

  /** Whether there is a reference to search. */
  boolean hasReference();

  /**
   * Searches triggers of one type in a reference that is put in the suspect's place.
   *
   * @throws IllegalStateException if there is no reference
   */
  TriggerSearchResult searchReference(TriggerType type);

  /**
   * Recovers the trigger of one pair, and measures how well it works.
   *
   * @param pValue of the pair's statistic
   */
  BackdoorFinding recover(TriggerType type, TriggerFinding found, double pValue);
}
