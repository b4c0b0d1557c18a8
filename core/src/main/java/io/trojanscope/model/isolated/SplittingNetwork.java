package io.trojanscope.model.isolated;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.Network;
import io.trojanscope.model.OutputShape;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives a network its batches in parts, so that a part of large images takes seconds, not minutes:
 * the time limit is for the answer to a part. If a part takes more memory than a worker may have,
 * it is halved until it fits, and later batches are cut in the same way.
 */
final class SplittingNetwork implements Network {
  /** Values of 8 images of 3x224x224, or 392 of 3x32x32. */
  private static final int MOST_VALUES = 8 * 3 * 224 * 224;

  private final Network network;
  private final AtomicInteger mostForLogits = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger mostForGradient = new AtomicInteger(Integer.MAX_VALUE);

  /**
   * @param network closed with this
   */
  SplittingNetwork(Network network) {
    this.network = network;
  }

  private interface Part {
    /** Computes the results of some images. */
    void compute(int start, int end);
  }

  @Override
  public Logits logits(int count, float[] input) {
    Logits[] parts = new Logits[count];
    int size = input.length / count;
    inParts(
        count,
        size,
        mostForLogits,
        (start, end) ->
            parts[start] =
                network.logits(end - start, Arrays.copyOfRange(input, start * size, end * size)));
    return joined(count, parts);
  }

  @Override
  public InputGradient inputGradient(float[] input, LogitLoss loss) {
    int count = loss.count();
    int size = input.length / count;
    Logits[] parts = new Logits[count];
    float[] gradient = new float[input.length];
    inParts(
        count,
        size,
        mostForGradient,
        (start, end) -> {
          InputGradient part =
              network.inputGradient(
                  Arrays.copyOfRange(input, start * size, end * size), part(loss, start, end));
          parts[start] = part.logits();
          System.arraycopy(part.gradient(), 0, gradient, start * size, (end - start) * size);
        });
    return new InputGradient(joined(count, parts), gradient);
  }

  private static LogitLoss part(LogitLoss loss, int start, int end) {
    int classes = loss.classes();
    return new LogitLoss(
        classes,
        Arrays.copyOfRange(loss.logSumExpWeights(), start, end),
        Arrays.copyOfRange(loss.logitWeights(), start * classes, end * classes));
  }

  private static void inParts(int count, int size, AtomicInteger most, Part part) {
    int quick = Math.max(1, MOST_VALUES / size);
    int start = 0;
    while (start < count) {
      int length = Math.min(count - start, Math.min(quick, most.get()));
      try {
        part.compute(start, start + length);
        start += length;
      } catch (InvalidInputException e) {
        if (!(e.getCause() instanceof MemoryShortage) || length == 1) {
          throw e;
        }
        most.accumulateAndGet(length / 2, Math::min);
      }
    }
  }

  private static Logits joined(int count, Logits[] parts) {
    if (parts[0].count() == count) {
      return parts[0];
    }
    int classes = parts[0].classes();
    float[] values = new float[count * classes];
    for (int start = 0; start < count; start += parts[start].count()) {
      float[] part = parts[start].values();
      System.arraycopy(part, 0, values, start * classes, part.length);
    }
    return new Logits(count, classes, values);
  }

  @Override
  public List<OutputShape> outputs(int count, float[] input) {
    return network.outputs(count, input);
  }

  @Override
  public void close() {
    network.close();
  }
}
