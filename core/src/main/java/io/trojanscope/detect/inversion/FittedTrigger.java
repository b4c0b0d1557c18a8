package io.trojanscope.detect.inversion;

import java.util.List;

/**
 * A trigger to fit: what it may change, and which classes it is to take where.
 *
 * @param sources classes whose images it is to turn
 * @param start parameters to begin with, in (0, 1); empty for random ones about 0.5
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once
public record FittedTrigger(TriggerForm form, List<Integer> sources, int target, float[] start) {
  public static final float[] ANYWHERE = {};
}
