package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import java.util.Comparator;

/**
 * The best trigger of one type that was found for a pair.
 *
 * @param statistic higher is more suspicious; comparable within a trigger type
 * @param trigger that turns the images, and in the suspect alone where there are references
 */
public record TriggerFinding(ClassPair pair, double statistic, CandidateTrigger trigger) {
  static final Comparator<TriggerFinding> WORST_FIRST =
      Comparator.comparingDouble(TriggerFinding::statistic).reversed();
}
