package io.trojanscope.model.djl;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.torchscript.MemoryLayout;

/** Times a network's gradient in both layouts, in turn, and compares the shortest times. */
public final class LayoutTiming {
  private static final int BATCH = 32;
  private static final int ROUNDS = 5;

  /**
   * Channels-last is kept unless the other layout wins by more than a busy machine's timings vary,
   * so that chance does not change the layout, and with it the last bits of the results, from run
   * to run.
   */
  private static final double CLEAR_WIN = 1.6;

  private LayoutTiming() {}

  /** The layout to run a network in, given the same network in both. */
  public static MemoryLayout faster(
      DifferentiableClassifier inChannelsLast, DifferentiableClassifier inContiguous) {
    ModelSpec spec = inChannelsLast.spec();
    ImageBatch images = ImageBatch.blank(BATCH, spec.input());
    LogitLoss loss = LogitLoss.crossEntropy(spec.classCount(), new int[BATCH]);
    double channelsLast = Double.POSITIVE_INFINITY;
    double contiguous = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      channelsLast = Math.min(channelsLast, seconds(inChannelsLast, images, loss));
      contiguous = Math.min(contiguous, seconds(inContiguous, images, loss));
    }
    return channelsLast > CLEAR_WIN * contiguous
        ? MemoryLayout.CONTIGUOUS
        : MemoryLayout.CHANNELS_LAST;
  }

  private static double seconds(
      DifferentiableClassifier classifier, ImageBatch images, LogitLoss loss) {
    long start = System.nanoTime();
    classifier.inputGradient(images, loss);
    return (System.nanoTime() - start) * 1e-9;
  }
}
