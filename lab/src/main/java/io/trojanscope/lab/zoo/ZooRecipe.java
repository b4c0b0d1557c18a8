package io.trojanscope.lab.zoo;

import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which models a zoo has.
 *
 * @param shape of the images
 * @param sha256 of the recipe's text
 */
public record ZooRecipe(
    String name,
    ImageShape shape,
    int classes,
    PartRecipe tuning,
    PartRecipe evaluation,
    String sha256) {
  private static final int NEW_ATTACKS = 2;

  /**
   * @throws InvalidInputException if the parts have a seed in common, or the evaluation part lacks
   *     a network kind or two attack kinds that are new to a detector
   */
  public ZooRecipe {
    Set<Long> common = new TreeSet<>(tuning.seeds());
    common.retainAll(evaluation.seeds());
    if (!common.isEmpty()) {
      throw new InvalidInputException(
          "seeds: expected none that tuning and evaluation have in common, found %s; change one part"
              .formatted(common));
    }
    if (tuning.networkKinds().containsAll(evaluation.networkKinds())) {
      throw new InvalidInputException(
          "evaluation.networks: expected a network kind that tuning lacks, found none; add one");
    }
    Set<String> attacks = new HashSet<>(evaluation.attackKinds());
    attacks.removeAll(tuning.attackKinds());
    if (attacks.size() < NEW_ATTACKS) {
      throw new InvalidInputException(
          "evaluation.attacks: expected at least %d names that tuning lacks, found %d; add others"
              .formatted(NEW_ATTACKS, attacks.size()));
    }
  }

  PartRecipe part(ZooPart part) {
    return part == ZooPart.TUNING ? tuning : evaluation;
  }

  /**
   * Checks that the images are those that the recipe is for.
   *
   * @throws InvalidInputException if they have another shape or another number of classes
   */
  public void requireFit(LabeledData data) {
    if (!data.shape().equals(shape) || data.classNames().size() != classes) {
      throw new InvalidInputException(
          "data: expected images of %s in %d classes for the recipe %s, found %s in %d; give other data or another recipe"
              .formatted(shape, classes, name, data.shape(), data.classNames().size()));
    }
  }
}
