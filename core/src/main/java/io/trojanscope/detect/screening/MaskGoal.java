package io.trojanscope.detect.screening;

import io.trojanscope.model.Logits;
import java.util.stream.IntStream;

/** What a trigger is searched for. */
interface MaskGoal {
  /**
   * Sets the weights of a loss that falls as images come closer to the goal, see {@link
   * io.trojanscope.model.LogitLoss}.
   *
   * @param before logits of the same images one step earlier
   * @param first position of the first of these images in the batch
   * @param logSumExpWeights one per image of the batch
   * @param logitWeights images x classes, of the batch
   */
  void weigh(Logits before, int first, int count, float[] logSumExpWeights, float[] logitWeights);

  /** How many of the images from a position on are at the goal. */
  int successes(Logits logits, int first, int count);

  /** How many images are at the goal. */
  default int successes(Logits logits) {
    return successes(logits, 0, logits.count());
  }

  /** Images of any classes are classified as one class; the loss is the cross-entropy. */
  static MaskGoal into(int target) {
    return new MaskGoal() {
      @Override
      public void weigh(
          Logits before, int first, int count, float[] logSumExpWeights, float[] logitWeights) {
        for (int i = first; i < first + count; i++) {
          logSumExpWeights[i] = 1;
          logitWeights[i * before.classes() + target] = -1;
        }
      }

      @Override
      public int successes(Logits logits, int first, int count) {
        return classified(logits, target, first, count);
      }
    };
  }

  /** Images of one class are classified as any other; the loss is {@link EscapeLoss}. */
  static MaskGoal outOf(int source) {
    return new MaskGoal() {
      @Override
      public void weigh(
          Logits before, int first, int count, float[] logSumExpWeights, float[] logitWeights) {
        for (int i = first; i < first + count; i++) {
          EscapeLoss.weigh(before, source, i, logitWeights);
        }
      }

      @Override
      public int successes(Logits logits, int first, int count) {
        return count - classified(logits, source, first, count);
      }
    };
  }

  private static int classified(Logits logits, int label, int first, int count) {
    return (int)
        IntStream.range(first, first + count).filter(i -> logits.predicted(i) == label).count();
  }
}
