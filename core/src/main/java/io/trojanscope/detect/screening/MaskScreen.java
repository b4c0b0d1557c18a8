package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;

/** Which smallest triggers are searched in every model, and how those of two models compare. */
interface MaskScreen {
  /** A pair for each trigger, by which one whose size alone is known is called. */
  List<ClassPair> pairs();

  /** The triggers, one for each of the pairs. */
  List<MaskTrigger> search(DifferentiableClassifier model, String task);

  /**
   * Compares a suspect.
   *
   * @param references at least one
   */
  TriggerSearchResult compare(ModelMasks suspect, List<ModelMasks> references);

  /**
   * The same result with its leading finding traced to a pair of classes.
   *
   * @param found what {@link #compare} gave for the suspect
   */
  TriggerSearchResult named(
      TriggerSearchResult found,
      DifferentiableClassifier suspect,
      DifferentiableClassifier reference);
}
