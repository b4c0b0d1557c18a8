package io.trojanscope.detect.pattern;

import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patterns of few parameters that attacks use, each tried without fitting. */
public final class PatternDictionary {
  private static final int HIGHEST_FREQUENCY = 8;
  private static final double SINUSOID_AMPLITUDE = 0.07;
  private static final int HIGHEST_COSINE = 3;
  private static final double COSINE_AMPLITUDE = 0.12;
  private static final double WARP_PIXELS = 1.5;
  private static final int HIGHEST_WARP = 2;

  private PatternDictionary() {}

  /** All patterns for images of a shape. */
  public static List<ImagePattern> of(ImageShape shape) {
    List<ImagePattern> patterns = new ArrayList<>();
    addSinusoids(patterns, shape);
    addCosines(patterns, shape);
    addTones(patterns, shape);
    addWarps(patterns, shape);
    return patterns;
  }

  /** The pattern of a name, if there is one. */
  public static Optional<ImagePattern> named(String name, ImageShape shape) {
    return of(shape).stream().filter(pattern -> pattern.name().equals(name)).findFirst();
  }

  /** Half of the plane of frequencies: the other half is the same waves with other phases. */
  private static void addSinusoids(List<ImagePattern> patterns, ImageShape shape) {
    for (int fx = 0; fx <= HIGHEST_FREQUENCY; fx++) {
      for (int fy = fx == 0 ? 1 : -HIGHEST_FREQUENCY; fy <= HIGHEST_FREQUENCY; fy++) {
        for (double phase : new double[] {0, Math.PI / 2}) {
          patterns.add(AdditivePattern.sinusoid(shape, fy, fx, phase, SINUSOID_AMPLITUDE));
        }
      }
    }
  }

  private static void addCosines(List<ImagePattern> patterns, ImageShape shape) {
    for (int fy = 0; fy <= HIGHEST_COSINE; fy++) {
      for (int fx = 0; fx <= HIGHEST_COSINE; fx++) {
        patterns.add(AdditivePattern.cosines(shape, fy, fx, COSINE_AMPLITUDE));
        patterns.add(AdditivePattern.cosines(shape, fy, fx, -COSINE_AMPLITUDE));
      }
    }
  }

  private static void addTones(List<ImagePattern> patterns, ImageShape shape) {
    for (double exponent : new double[] {0.4, 0.6, 1.7, 2.5}) {
      patterns.add(ToneCurve.gamma(exponent));
    }
    for (int levels : new int[] {2, 3, 4, 6}) {
      patterns.add(ToneCurve.quantization(levels));
    }
    for (double factor : new double[] {0.5, 0.7, 1.4, 2}) {
      patterns.add(ToneCurve.gain(-1, factor));
    }
    for (int channel = 0; channel < shape.channels() && shape.channels() > 1; channel++) {
      patterns.add(ToneCurve.shift(channel, 0.12));
      patterns.add(ToneCurve.shift(channel, -0.12));
    }
  }

  private static void addWarps(List<ImagePattern> patterns, ImageShape shape) {
    for (int fx = 0; fx <= HIGHEST_WARP; fx++) {
      for (int fy = fx == 0 ? 0 : -HIGHEST_WARP; fy <= HIGHEST_WARP; fy++) {
        for (double phase : phases(fy, fx)) {
          patterns.add(SmoothWarp.wave(shape, fy, fx, phase, true, WARP_PIXELS));
          patterns.add(SmoothWarp.wave(shape, fy, fx, phase, false, WARP_PIXELS));
        }
      }
    }
  }

  /** A wave without frequency is a move of all pixels, to one side or the other. */
  private static double[] phases(int fy, int fx) {
    return fy == 0 && fx == 0
        ? new double[] {Math.PI / 2, 3 * Math.PI / 2}
        : new double[] {0, Math.PI / 2, Math.PI, 3 * Math.PI / 2};
  }
}
