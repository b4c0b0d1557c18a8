package io.trojanscope.spec;

import java.util.Collections;
import java.util.List;

/**
 * Per channel, {@code networkInput = (intensity - mean) / standardDeviation}, with intensities in
 * [0, 1].
 *
 * @param mean one per channel, in the channel order of the network's input
 * @param standardDeviation one per channel in that order, above 0 and finite
 */
public record Normalization(List<Float> mean, List<Float> standardDeviation) {
  /**
   * @throws IllegalArgumentException if the lists differ in length, or a deviation is out of range
   */
  public Normalization {
    mean = List.copyOf(mean);
    standardDeviation = List.copyOf(standardDeviation);
    if (mean.size() != standardDeviation.size()) {
      throw new IllegalArgumentException(
          "expected as many means as standard deviations, found "
              + mean.size()
              + " and "
              + standardDeviation.size());
    }
    for (float deviation : standardDeviation) {
      if (!(deviation > 0) || Float.isInfinite(deviation)) {
        throw new IllegalArgumentException(
            "expected standard deviations above 0, found " + deviation);
      }
    }
  }

  /**
   * Leaves intensities unchanged: mean 0, standard deviation 1.
   *
   * @param channels number of channels
   */
  public static Normalization identity(int channels) {
    return new Normalization(Collections.nCopies(channels, 0f), Collections.nCopies(channels, 1f));
  }

  /** Whether intensities reach the network unchanged. */
  public boolean isIdentity() {
    return mean.stream().allMatch(m -> m == 0f)
        && standardDeviation.stream().allMatch(d -> d == 1f);
  }

  void requireChannels(int channels) {
    if (mean.size() != channels) {
      throw new IllegalArgumentException(
          "expected a mean and standard deviation for each of "
              + channels
              + " channels, found "
              + mean.size());
    }
  }
}
