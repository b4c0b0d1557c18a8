package io.trojanscope.detect.screening;

import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;

/** A search for smallest triggers that have numbers. */
interface NumberedSearch {
  /**
   * Searches some triggers.
   *
   * @param task for progress
   * @return a trigger for each number, in their order
   */
  List<MaskTrigger> search(List<Integer> numbers, DifferentiableClassifier model, String task);
}
