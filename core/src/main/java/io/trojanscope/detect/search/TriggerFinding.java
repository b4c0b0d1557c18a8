package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import java.util.Comparator;

/**
 * The best trigger of one type for a pair.
 *
 * @param statistic higher is more suspicious; comparable within a trigger type
 * @param trigger fitted to the suspect, and to spare the references if there are any
 */
public record TriggerFinding(ClassPair pair, double statistic, CandidateTrigger trigger) {
  static final Comparator<TriggerFinding> WORST_FIRST =
      Comparator.comparingDouble(TriggerFinding::statistic).reversed();
}
