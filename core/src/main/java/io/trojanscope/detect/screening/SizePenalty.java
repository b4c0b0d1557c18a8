package io.trojanscope.detect.screening;

/** Weight of the mask's size: rises while the trigger works, falls while it does not. */
final class SizePenalty {
  private final MaskSearchConfig config;
  private double weight;
  private int successes;
  private int failures;

  SizePenalty(MaskSearchConfig config) {
    this.config = config;
    this.weight = config.firstPenalty();
  }

  double weight() {
    return weight;
  }

  /** Counts a step. */
  void update(boolean succeeded) {
    successes = succeeded ? successes + 1 : 0;
    failures = succeeded ? 0 : failures + 1;
    if (successes == config.patience()) {
      weight *= config.raise();
      successes = 0;
    }
    if (failures == config.patience()) {
      weight /= config.cut();
      failures = 0;
    }
  }
}
