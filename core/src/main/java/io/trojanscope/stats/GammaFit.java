package io.trojanscope.stats;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * A Gamma distribution fitted by maximum likelihood, its lower end at 0.
 *
 * <p>SciPy's {@code gamma.fit(x, floc=0)}.
 *
 * @param shape above 0
 * @param scale above 0
 */
public record GammaFit(double shape, double scale) {
  /** Shape from which on the distribution is a point for every purpose here. */
  private static final double GREATEST_SHAPE = 1e8;

  private static final int STEPS = 100;

  /**
   * Fits the distribution: Minka's generalised Newton steps ("Estimating a Gamma distribution",
   * 2002) on {@code log k - digamma(k) = log mean(x) - mean(log x)}.
   *
   * @param values at least two, above 0
   * @throws IllegalArgumentException if there are fewer, or one is not above 0
   */
  public static GammaFit of(double... values) {
    if (values.length < 2 || !Arrays.stream(values).allMatch(v -> v > 0 && Double.isFinite(v))) {
      throw new IllegalArgumentException(
          "expected at least two numbers above 0, found " + Arrays.toString(values));
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double meanLog = Arrays.stream(values).map(Math::log).average().orElseThrow();
    double shape = shape(Math.log(mean) - meanLog);
    return new GammaFit(shape, mean / shape);
  }

  private static double shape(double difference) {
    if (!(difference > 0.5 / GREATEST_SHAPE)) {
      return GREATEST_SHAPE;
    }
    double shape = 0.5 / difference;
    for (int i = 0; i < STEPS; i++) {
      double error = Math.log(shape) - Digamma.value(shape) - difference;
      double slope = 1 / shape - Trigamma.value(shape);
      double next = 1 / (1 / shape + error / (shape * shape * slope));
      if (Math.abs(next - shape) <= 1e-12 * shape) {
        return next;
      }
      shape = next;
    }
    return shape;
  }

  /** Chance of a number above {@code value}; exact where it is small. */
  public double survivalProbability(double value) {
    return GammaDistribution.of(shape, scale).survivalProbability(value);
  }
}
