package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.stats.RobustScale;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What a trigger of a pair usually takes, by its source and its target alone: Tukey's median polish
 * of a model's logarithms of sizes, {@code ln size(s, t) = a_s + b_t + rest}. A reference whose
 * trigger of one pair is unusually large makes every suspect look unusual in that pair; its usual
 * size does not.
 */
final class UsualSizes {
  private static final int ROUNDS = 10;

  private final List<ClassPair> pairs;
  private final double[] ofSource;
  private final double[] ofTarget;

  /**
   * @param logarithms of the sizes of the pairs; NaN for what was not searched
   */
  UsualSizes(List<ClassPair> pairs, double[] logarithms) {
    int classes = 1 + pairs.stream().mapToInt(ClassPair::source).max().orElseThrow();
    this.pairs = pairs;
    this.ofSource = new double[classes];
    this.ofTarget = new double[classes];
    for (int round = 0; round < ROUNDS; round++) {
      update(ofSource, ClassPair::source, rest(logarithms, ofTarget, ClassPair::target));
      update(ofTarget, ClassPair::target, rest(logarithms, ofSource, ClassPair::source));
    }
  }

  private double[] rest(double[] values, double[] parts, ToIntFunction<ClassPair> label) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[i] - parts[label.applyAsInt(pairs.get(i))])
        .toArray();
  }

  private void update(double[] parts, ToIntFunction<ClassPair> label, double[] rest) {
    for (int c = 0; c < parts.length; c++) {
      int own = c;
      double[] known =
          IntStream.range(0, rest.length)
              .filter(i -> label.applyAsInt(pairs.get(i)) == own && !Double.isNaN(rest[i]))
              .mapToDouble(i -> rest[i])
              .toArray();
      parts[c] = known.length == 0 ? Double.NaN : RobustScale.median(known);
    }
  }

  /** The logarithm of the usual size of a pair; NaN if nothing of its source or target is known. */
  double logarithm(int pair) {
    return ofSource[pairs.get(pair).source()] + ofTarget[pairs.get(pair).target()];
  }
}
