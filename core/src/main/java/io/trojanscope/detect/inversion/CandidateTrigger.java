package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.detect.pattern.PatternDictionary;
import io.trojanscope.spec.ImageShape;
import java.util.Comparator;
import java.util.Optional;

/**
 * A change that may move images of one class to another, {@code x' = clip(gain ((1 - mask) x + mask
 * pattern))}.
 *
 * @param size L1 norm of the mask, in pixels
 * @param mask height x width, in [0, 1]
 * @param pattern channels x height x width, in [0, 1]
 * @param gain factor of all intensities, above 0
 * @param change what happens to the whole image after that; empty for most
 * @param converged whether it reached the success rate that the search asks for; if not, it is the
 *     last one tried
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; compared by nobody
public record CandidateTrigger(
    ClassPair pair,
    double size,
    float[] mask,
    float[] pattern,
    float gain,
    Optional<ImagePattern> change,
    boolean converged) {
  /** Triggers that work first, then by size. */
  public static final Comparator<CandidateTrigger> BEST_FIRST =
      Comparator.comparing((CandidateTrigger trigger) -> !trigger.converged)
          .thenComparingDouble(CandidateTrigger::size);

  /** One that leaves the intensities as they are outside the mask; its size is the mask's. */
  public CandidateTrigger(ClassPair pair, float[] mask, float[] pattern, boolean converged) {
    this(pair, sum(mask), mask, pattern, 1, Optional.empty(), converged);
  }

  /** One that works, as it was recovered for images of a shape. */
  public static CandidateTrigger of(RecoveredTrigger found, ImageShape shape) {
    return new CandidateTrigger(
        found.pair(),
        sum(found.mask()),
        found.mask(),
        found.pattern(),
        found.gain(),
        found.change().flatMap(name -> PatternDictionary.named(name, shape)),
        true);
  }

  private static double sum(float[] mask) {
    double sum = 0;
    for (float value : mask) {
      sum += value;
    }
    return sum;
  }
}
