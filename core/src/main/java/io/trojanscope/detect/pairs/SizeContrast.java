package io.trojanscope.detect.pairs;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.stats.RobustScale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much smaller the triggers of a suspect are than the same pairs' triggers in references:
 *
 * <pre>r(s, t) = mean over references of ln size_reference(s, t) - ln size_suspect(s, t)</pre>
 *
 * less its median over the pairs, which the two networks' general robustness makes differ.
 *
 * @param pairs every pair that was searched
 * @param logRatios r, in the order of the pairs
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record SizeContrast(List<ClassPair> pairs, double[] logRatios) {
  public SizeContrast {
    pairs = List.copyOf(pairs);
    if (pairs.isEmpty() || logRatios.length != pairs.size()) {
      throw new IllegalArgumentException(
          "expected a ratio for each of %d pairs, found %d"
              .formatted(pairs.size(), logRatios.length));
    }
  }

  /**
   * Compares sizes.
   *
   * @param suspect sizes in pixels, above 0, in the order of the pairs
   * @param references the same of each reference, at least one
   * @throws IllegalArgumentException if there is no reference, or the lengths differ
   */
  public static SizeContrast of(
      List<ClassPair> pairs, double[] suspect, List<double[]> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("expected at least one reference, found none");
    }
    double[] ratios = new double[pairs.size()];
    for (int i = 0; i < ratios.length; i++) {
      for (double[] reference : references) {
        ratios[i] += Math.log(reference[i] / suspect[i]) / references.size();
      }
    }
    double median = RobustScale.median(ratios);
    Arrays.setAll(ratios, i -> ratios[i] - median);
    return new SizeContrast(pairs, ratios);
  }

  /** The pair whose trigger is smallest compared with the references. */
  public Cell largestCell() {
    int largest =
        IntStream.range(0, logRatios.length)
            .boxed()
            .max(Comparator.comparingDouble(i -> logRatios[i]))
            .orElseThrow();
    return new Cell(pairs.get(largest), logRatios[largest]);
  }

  /** The target with the largest mean of r over its pairs. */
  public Column largestColumn() {
    return pairs.stream()
        .mapToInt(ClassPair::target)
        .distinct()
        .mapToObj(this::column)
        .max(Comparator.comparingDouble(Column::mean))
        .orElseThrow();
  }

  /** The mean of r over the pairs of a target. */
  public Column column(int target) {
    double mean =
        IntStream.range(0, logRatios.length)
            .filter(i -> pairs.get(i).target() == target)
            .mapToDouble(i -> logRatios[i])
            .average()
            .orElseThrow();
    return new Column(target, mean);
  }

  /** The contrast with suspect and references in exchanged roles. */
  public SizeContrast reversed() {
    return new SizeContrast(pairs, Arrays.stream(logRatios).map(r -> -r).toArray());
  }

  /** A pair and its r. */
  public record Cell(ClassPair pair, double logRatio) {}

  /** A target and the mean of r over its pairs. */
  public record Column(int target, double mean) {}
}
