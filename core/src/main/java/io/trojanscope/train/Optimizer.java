package io.trojanscope.train;

import io.trojanscope.error.InvalidInputException;

/**
 * The rule by which gradients change weights.
 *
 * @param rule Adam, or SGD with or without Nesterov momentum
 * @param momentum share of the last step that SGD keeps, in [0, 1); 0 for Adam
 * @param weightDecay factor of the weights that SGD adds to the gradients, at least 0; 0 for Adam
 */
public record Optimizer(Rule rule, float momentum, float weightDecay) {
  /** The rules. */
  public enum Rule {
    /** Kingma and Ba 2015, with betas 0.9 and 0.999 and epsilon 1e-8. */
    ADAM,
    /** Stochastic gradient descent with momentum, as PyTorch's {@code SGD}. */
    SGD,
    /** The same with Nesterov's momentum, as PyTorch's {@code SGD(nesterov=True)}. */
    NESTEROV
  }

  /** Adam. */
  public static final Optimizer ADAM = new Optimizer(Rule.ADAM, 0, 0);

  /**
   * @throws InvalidInputException if a number is out of its range
   */
  public Optimizer {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new InvalidInputException(
          "momentum: expected a number from 0 to below 1, found " + momentum);
    }
    if (!(weightDecay >= 0) || Float.isInfinite(weightDecay)) {
      throw new InvalidInputException(
          "weight decay: expected a number of at least 0, found " + weightDecay);
    }
    if (rule == Rule.ADAM && (momentum > 0 || weightDecay > 0)) {
      throw new InvalidInputException(
          "Adam: expected neither momentum nor weight decay, found %s and %s; choose SGD"
              .formatted(momentum, weightDecay));
    }
  }

  /** SGD with momentum. */
  public static Optimizer sgd(float momentum, float weightDecay) {
    return new Optimizer(Rule.SGD, momentum, weightDecay);
  }
}
