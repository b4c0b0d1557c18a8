package io.trojanscope.detect.screening;

import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a trigger is searched for. */
interface MaskGoal {
  /**
   * A loss that falls as images come closer to the goal.
   *
   * @param before logits of the same images one step earlier
   */
  LogitLoss loss(Logits before);

  /** How many images are at the goal. */
  int successes(Logits logits);

  /** Images of any classes are classified as one class. */
  static MaskGoal into(int target) {
    return new MaskGoal() {
      @Override
      public LogitLoss loss(Logits before) {
        int[] targets = new int[before.count()];
        Arrays.fill(targets, target);
        return LogitLoss.crossEntropy(before.classes(), targets);
      }

      @Override
      public int successes(Logits logits) {
        return count(logits, target);
      }
    };
  }

  /** Images of one class are classified as any other; the loss is {@link EscapeLoss}. */
  static MaskGoal outOf(int source) {
    return new MaskGoal() {
      @Override
      public LogitLoss loss(Logits before) {
        return EscapeLoss.at(before, source);
      }

      @Override
      public int successes(Logits logits) {
        return logits.count() - count(logits, source);
      }
    };
  }

  private static int count(Logits logits, int label) {
    return (int)
        IntStream.range(0, logits.count()).filter(i -> logits.predicted(i) == label).count();
  }
}
