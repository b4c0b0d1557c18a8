package io.trojanscope.detect.search;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;
import java.util.Optional;

/** Searches triggers of several types in a model, compared with references on the same images. */
public interface SuspectSearch {
  /**
   * Searches a model.
   *
   * @param references clean models of the same classes
   * @return one per trigger type, always in the same order
   */
  List<TriggerSearchResult> search(
      DifferentiableClassifier suspect, List<DifferentiableClassifier> references);

  /** Why little can be searched in a suspect, so that it cannot be called clean; mostly empty. */
  default Optional<String> obstacle(DifferentiableClassifier suspect) {
    return Optional.empty();
  }

  /**
   * Searches a reference in the suspect's place, compared with the suspect: it shows how suspicious
   * a clean model of this architecture looks beside another one.
   */
  TriggerSearchResult searchSwapped(
      TriggerType type, DifferentiableClassifier suspect, DifferentiableClassifier reference);
}
