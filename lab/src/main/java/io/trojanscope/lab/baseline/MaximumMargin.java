package io.trojanscope.lab.baseline;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Detector;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.stats.GammaFit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * MM-BD: the class whose logit can be raised furthest above the others (Wang, Xiang, Miller and
 * Kesidis, "MM-BD: Post-Training Detection of Backdoor Attacks with Arbitrary Backdoor Pattern
 * Types Using a Maximum Margin Statistic", arXiv 2205.06900). Needs the model alone.
 *
 * <p>For each class c, gradient ascent of {@code z_c - max_{k != c} z_k} from 30 images of uniform
 * noise, clipped to [0, 1]; the class's statistic r is the greatest margin over them. At most 150
 * steps, until the mean margin changes by less than 1e-5 of itself. The paper's step of 0.01 is
 * scaled to the model: divided by the root mean square of the first gradient.
 *
 * <p>A Gamma distribution G is fitted to all r but the greatest, {@code p = 1 - G(r_max)^K}, and
 * the model is flagged if p is at most 0.05. The score is {@code -log10 p}, the target the class of
 * the greatest r.
 */
public final class MaximumMargin implements Detector {
  private static final double FLAGGED_UP_TO = 0.05;

  /** What a margin that is not above 0 counts as, in terms of the greatest. */
  private static final double LEAST_SHARE = 1e-6;

  private static final double GREATEST_SCORE = 300;

  private final OrderedWorkers workers;
  private final long seed;

  /**
   * @param seed of the noise
   */
  public MaximumMargin(OrderedWorkers workers, long seed) {
    this.workers = workers;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "MM-BD";
  }

  @Override
  public Detection detect(DetectionInput input) {
    double[] margins = margins(input.suspect());
    int target = 0;
    for (int c = 1; c < margins.length; c++) {
      target = margins[c] > margins[target] ? c : target;
    }
    double p = pValue(margins, target);
    double score = Math.max(0, Math.min(GREATEST_SCORE, -Math.log10(p)));
    return new Detection(
        p <= FLAGGED_UP_TO,
        score,
        OptionalDouble.of(p),
        OptionalInt.empty(),
        OptionalInt.of(target),
        Optional.empty());
  }

  /** The statistic r of each class, in the order of the classes. */
  double[] margins(DifferentiableClassifier model) {
    double[] margins = new double[model.spec().classCount()];
    int[] done = {0};
    workers.forEach(
        margins.length,
        target -> new MarginAscent(model, (int) target, seed).greatestMargin(),
        margin -> margins[done[0]++] = margin);
    return margins;
  }

  /** Of the greatest margin; 1 where it is not above 0, or fewer than two others are left. */
  static double pValue(double[] margins, int greatest) {
    if (!(margins[greatest] > 0) || margins.length < 3) {
      return 1;
    }
    double least = LEAST_SHARE * margins[greatest];
    double[] others = new double[margins.length - 1];
    for (int c = 0, i = 0; c < margins.length; c++) {
      if (c != greatest) {
        others[i++] = Math.max(least, margins[c]);
      }
    }
    double above = GammaFit.of(others).survivalProbability(margins[greatest]);
    return -Math.expm1(margins.length * Math.log1p(-above));
  }
}
