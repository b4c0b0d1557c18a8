package io.trojanscope.detect.screening;

import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.spec.ImageShape;

/**
 * The smallest trigger that a search found: {@code x' = (1 - mask) x + mask pattern}.
 *
 * @param size L1 norm of the mask, in pixels; the image's area if no trigger succeeded, 0 if none
 *     was searched
 * @param mask height x width, in [0, 1]
 * @param pattern channels x height x width, in [0, 1]
 * @param converged whether a trigger reached the success rate; if not, the mask is the last one
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; compared by nobody
record SmallestTrigger(double size, float[] mask, float[] pattern, boolean converged) {
  /** Stands for a search that was not made: its size is 0. */
  static SmallestTrigger none(ImageShape shape) {
    return new SmallestTrigger(0, new float[shape.area()], new float[shape.size()], false);
  }

  /** Images with the trigger, as in {@link TriggerStamp#stamped}. */
  float[] stamped(float[] clean, ImageShape shape) {
    return TriggerStamp.stamped(mask, pattern, shape, clean);
  }
}
