package io.trojanscope.detect;

import java.util.Comparator;

/**
 * The smallest change found that turns images of one class into another, {@code x' = (1 - mask) x +
 * mask pattern}.
 *
 * @param size L1 norm of the mask, in pixels
 * @param mask height x width, in [0, 1]
 * @param pattern channels x height x width, in [0, 1]
 * @param converged whether it reached the success rate; if not, the mask is the last one tried
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; compared by nobody
public record InvertedTrigger(
    ClassPair pair, double size, float[] mask, float[] pattern, boolean converged) {
  /** Triggers that work first, then by size. */
  static final Comparator<InvertedTrigger> BEST_FIRST =
      Comparator.comparing((InvertedTrigger trigger) -> !trigger.converged)
          .thenComparingDouble(InvertedTrigger::size);
}
