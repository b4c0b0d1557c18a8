package io.trojanscope.detect.verdict;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.SuspectSearch;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;

/**
 * Measurements of a suspect and its references.
 *
 * @param references that the suspect is compared with; may be empty
 */
record ModelMeasurements(
    DifferentiableClassifier suspect,
    List<DifferentiableClassifier> references,
    SuspectSearch triggers,
    TriggerRecovery recovery)
    implements Measurements {
  ModelMeasurements {
    references = List.copyOf(references);
  }

  @Override
  public int classes() {
    return suspect.spec().classCount();
  }

  @Override
  public List<TriggerSearchResult> searchSuspect() {
    return triggers.search(suspect, references);
  }

  @Override
  public boolean hasReference() {
    return !references.isEmpty();
  }

  @Override
  public TriggerSearchResult searchReference(TriggerType type) {
    if (references.isEmpty()) {
      throw new IllegalStateException("expected a reference to search, found none");
    }
    return triggers.searchSwapped(type, suspect, references.get(0));
  }

  @Override
  public BackdoorFinding recover(TriggerType type, TriggerFinding found, double pValue) {
    return recovery.recover(type, found, pValue);
  }
}
