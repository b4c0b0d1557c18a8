package io.trojanscope.report.picture;

import java.util.stream.Stream;

/**
 * Which intensity is drawn black and which white.
 *
 * @param low drawn black
 * @param high drawn white, above {@code low}
 */
public record IntensityRange(double low, double high) {
  /** Black is 0, white is 1. */
  public static final IntensityRange FULL = new IntensityRange(0, 1);

  private static final double FLAT = 1e-6;

  /** From the least to the greatest value of all images; [0, 1] if they are all alike. */
  public static IntensityRange of(Stream<float[]> images) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    images.forEach(
        values -> {
          for (float value : values) {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
          }
        });
    return range[1] - range[0] > FLAT ? new IntensityRange(range[0], range[1]) : FULL;
  }

  int level(double value) {
    return (int) Math.round(Math.max(0, Math.min(1, (value - low) / (high - low))) * 255);
  }
}
