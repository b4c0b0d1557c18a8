package io.trojanscope.detect.pairs;

import io.trojanscope.detect.ClassPair;

/** The smallest trigger found for a pair of classes. */
public record PairTrigger(ClassPair pair, SmallestTrigger trigger) {
  /** Size of the trigger, in pixels. */
  public double size() {
    return trigger.size();
  }
}
