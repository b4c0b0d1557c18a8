package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.List;

/** Searches the smallest triggers of pairs. */
@FunctionalInterface
interface PairSearch {
  /**
   * The triggers, in the order of the pairs.
   *
   * @param task as progress names it
   */
  List<MaskTrigger> search(List<ClassPair> pairs, DifferentiableClassifier model, String task);
}
