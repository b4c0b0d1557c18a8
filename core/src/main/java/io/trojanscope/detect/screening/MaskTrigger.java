package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.search.TriggerFinding;

/**
 * The smallest trigger of a pair, out of a class or into it.
 *
 * @param pair for a way out of a class, the class that most images get; for a way into a class, the
 *     class of the images that it moves best
 */
record MaskTrigger(ClassPair pair, SmallestTrigger trigger) {
  double size() {
    return trigger.size();
  }

  TriggerFinding finding(double statistic) {
    return new TriggerFinding(
        pair,
        statistic,
        new CandidateTrigger(pair, trigger.mask(), trigger.pattern(), trigger.converged()));
  }
}
