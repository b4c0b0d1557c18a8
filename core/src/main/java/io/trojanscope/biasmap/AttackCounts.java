package io.trojanscope.biasmap;

import io.trojanscope.stats.Counts;
import java.util.List;
import java.util.OptionalInt;

/**
 * Predicted classes after the attacks with one source and one target.
 *
 * @param source the class led away from (Algorithm II); empty for Algorithm I
 * @param target the class aimed at; empty for an untargeted attack
 * @param predicted how many ended in each class, in the order of the classes
 */
public record AttackCounts(OptionalInt source, OptionalInt target, List<Long> predicted) {
  /**
   * @throws IllegalArgumentException if a count is below 0
   */
  public AttackCounts {
    predicted = List.copyOf(predicted);
    Counts.require(predicted);
  }

  /** Number of attacks. */
  public long attacks() {
    return predicted.stream().mapToLong(Long::longValue).sum();
  }

  /** Share of the attacks that ended in a class, in [0, 1]; the figure over the paper's maps. */
  public double share(int predictedClass) {
    return predicted.get(predictedClass) / (double) attacks();
  }
}
