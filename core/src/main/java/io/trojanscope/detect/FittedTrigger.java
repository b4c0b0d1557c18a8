package io.trojanscope.detect;

import java.util.List;

/**
 * A trigger to fit: what it may change, and which classes it is to take where.
 *
 * @param sources classes whose images it is to turn
 * @param start parameters to begin with, in (0, 1); empty for random ones about 0.5
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once
record FittedTrigger(TriggerForm form, List<Integer> sources, int target, float[] start) {
  static final float[] ANYWHERE = {};
}
