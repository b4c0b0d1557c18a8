package io.trojanscope.result;

import io.trojanscope.detect.PairStatistic;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a scan found for a class as the target of a backdoor.
 *
 * @param classIndex index of the class
 * @param euclidean the paper's distance between the two models' bias maps of the class; empty
 *     without a reference, or if either model has no map there
 * @param worst the pair with this target that has the largest statistic; empty if none was searched
 */
public record ClassFinding(
    int classIndex, OptionalDouble euclidean, Optional<PairStatistic> worst) {
  /** The statistic of the worst pair; negative infinity if no pair was searched. */
  public double statistic() {
    return worst.map(PairStatistic::statistic).orElse(Double.NEGATIVE_INFINITY);
  }
}
