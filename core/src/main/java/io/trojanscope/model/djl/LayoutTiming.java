package io.trojanscope.model.djl;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.torchscript.MemoryLayout;
import java.util.function.Function;

/** Times a network's gradient in both layouts. */
public final class LayoutTiming {
  private static final int BATCH = 32;
  private static final int REPETITIONS = 3;

  /**
   * Channels-last is kept unless the other layout clearly wins, so that noise in the timing does
   * not change the layout, and with it the last bits of the results, from run to run.
   */
  private static final double CLEAR_WIN = 1.25;

  private LayoutTiming() {}

  /**
   * The layout to run a network in.
   *
   * @param inLayout makes the network ready in a layout; closed after its timing
   */
  public static MemoryLayout faster(
      ModelSpec spec, Function<MemoryLayout, ? extends DifferentiableClassifier> inLayout) {
    double channelsLast = seconds(spec, inLayout, MemoryLayout.CHANNELS_LAST);
    double contiguous = seconds(spec, inLayout, MemoryLayout.CONTIGUOUS);
    return channelsLast > CLEAR_WIN * contiguous
        ? MemoryLayout.CONTIGUOUS
        : MemoryLayout.CHANNELS_LAST;
  }

  /** Shortest time of a batch's gradient after one to warm up. */
  private static double seconds(
      ModelSpec spec,
      Function<MemoryLayout, ? extends DifferentiableClassifier> inLayout,
      MemoryLayout layout) {
    ImageBatch images = ImageBatch.blank(BATCH, spec.input());
    LogitLoss loss = LogitLoss.crossEntropy(spec.classCount(), new int[BATCH]);
    double shortest = Double.POSITIVE_INFINITY;
    try (DifferentiableClassifier classifier = inLayout.apply(layout)) {
      classifier.inputGradient(images, loss);
      for (int i = 0; i < REPETITIONS; i++) {
        long start = System.nanoTime();
        classifier.inputGradient(images, loss);
        shortest = Math.min(shortest, (System.nanoTime() - start) * 1e-9);
      }
    }
    return shortest;
  }
}
