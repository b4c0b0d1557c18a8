package io.trojanscope.detect.inversion;

import java.util.List;

/**
 * A trigger to fit: what it may change, and which classes it should move where.
 *
 * @param sources classes whose images it should move to the target
 * @param start starting parameters, in (0, 1); empty for random ones around 0.5
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once
public record FittedTrigger(TriggerForm form, List<Integer> sources, int target, float[] start) {
  public static final float[] ANYWHERE = {};
}
