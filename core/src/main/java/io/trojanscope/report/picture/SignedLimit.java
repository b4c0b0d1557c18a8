package io.trojanscope.report.picture;

import java.util.stream.Stream;

/**
 * The scale of signed values: from {@code -limit} over 0 to {@code limit}.
 *
 * @param limit above 0
 */
public record SignedLimit(double limit) {
  /** The greatest magnitude in all images; 1 if all are zero. */
  public static SignedLimit of(Stream<float[]> images) {
    double[] greatest = {0};
    images.forEach(
        values -> {
          for (float value : values) {
            greatest[0] = Math.max(greatest[0], Math.abs(value));
          }
        });
    return new SignedLimit(greatest[0] > 0 ? greatest[0] : 1);
  }

  int index(double value) {
    return Palette.index((value / limit + 1) / 2);
  }
}
