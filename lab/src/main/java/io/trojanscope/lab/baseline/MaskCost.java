package io.trojanscope.lab.baseline;

/** The weight of the mask's size in the loss: raised while the trigger works, else lowered. */
final class MaskCost {
  private static final double FIRST = 1e-3;
  private static final double FACTOR = 2;
  private static final double LOWERING = Math.pow(FACTOR, 1.5);
  private static final int PATIENCE = 5;

  private double weight;
  private int successes;
  private int failures;

  double weight() {
    return weight;
  }

  void update(boolean success) {
    successes = success ? successes + 1 : 0;
    failures = success ? 0 : failures + 1;
    if (successes >= PATIENCE) {
      successes = 0;
      weight = weight == 0 ? FIRST : weight * FACTOR;
    } else if (failures >= PATIENCE) {
      failures = 0;
      weight /= LOWERING;
    }
  }
}
