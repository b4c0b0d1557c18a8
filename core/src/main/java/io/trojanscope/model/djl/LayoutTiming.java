package io.trojanscope.model.djl;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.torchscript.MemoryLayout;
import java.util.function.ToDoubleFunction;

/** Times a network's gradient in both layouts. */
public final class LayoutTiming {
  /** The layout that is timed after the other. */
  public static final MemoryLayout LAST_TIMED = MemoryLayout.CHANNELS_LAST;

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
   * @param seconds times the network in a layout, as {@link #seconds} does; called once for each,
   *     for {@link #LAST_TIMED} at the end
   */
  public static MemoryLayout faster(ToDoubleFunction<MemoryLayout> seconds) {
    double contiguous = seconds.applyAsDouble(MemoryLayout.CONTIGUOUS);
    double channelsLast = seconds.applyAsDouble(LAST_TIMED);
    return channelsLast > CLEAR_WIN * contiguous ? MemoryLayout.CONTIGUOUS : LAST_TIMED;
  }

  /** Shortest time of a batch's gradient after one to warm up. */
  public static double seconds(DifferentiableClassifier classifier) {
    ModelSpec spec = classifier.spec();
    ImageBatch images = ImageBatch.blank(BATCH, spec.input());
    LogitLoss loss = LogitLoss.crossEntropy(spec.classCount(), new int[BATCH]);
    double shortest = Double.POSITIVE_INFINITY;
    classifier.inputGradient(images, loss);
    for (int i = 0; i < REPETITIONS; i++) {
      long start = System.nanoTime();
      classifier.inputGradient(images, loss);
      shortest = Math.min(shortest, (System.nanoTime() - start) * 1e-9);
    }
    return shortest;
  }
}
