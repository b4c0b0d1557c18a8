package io.trojanscope.detect.screening;

/**
 * The smallest trigger that a search found: {@code x' = (1 - mask) x + mask pattern}.
 *
 * @param size L1 norm of the mask, in pixels; the image's area if no trigger succeeded
 * @param mask height x width, in [0, 1]
 * @param pattern channels x height x width, in [0, 1]
 * @param converged whether a trigger reached the success rate; if not, the mask is the last one
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; compared by nobody
record SmallestTrigger(double size, float[] mask, float[] pattern, boolean converged) {
  /** Writes images with the trigger; arguments as in {@link MaskStamp#apply}. */
  void apply(float[] clean, float[] triggered, int offset, int images) {
    MaskStamp.apply(mask, pattern, clean, triggered, offset, images);
  }
}
