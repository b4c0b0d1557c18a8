package io.trojanscope.lab.reproduce.step;

import io.trojanscope.detect.Effort;
import java.util.List;

/**
 * How much of the paper's effort is spent.
 *
 * @param name of the scale
 * @param epochs of training the clean model, and of fine-tuning it
 * @param samplesDivisor the paper's samples per class are divided by this, down to 1
 * @param pairSamples starting images per pair of classes; the paper does not say how many
 * @param repetitions seeds of the attacks' noise and choice of images
 * @param scan how much a scan computes
 * @param noiseQueries after how many queries the baseline is looked at, ascending
 */
public record Scale(
    String name,
    int epochs,
    int samplesDivisor,
    int pairSamples,
    int repetitions,
    Effort scan,
    List<Integer> noiseQueries) {
  /** The paper's own numbers. */
  public static final Scale FULL =
      new Scale(
          "full", 5, 1, 500, 3, Effort.STANDARD, List.of(10_000, 100_000, 1_000_000, 4_000_000));

  /** A tenth of the samples, and two epochs. */
  public static final Scale QUICK =
      new Scale("quick", 2, 10, 50, 3, Effort.QUICK, List.of(10_000, 100_000, 400_000));

  public Scale {
    noiseQueries = List.copyOf(noiseQueries);
  }

  /** What is left of the paper's number of samples. */
  public int samples(int paper) {
    return Math.max(1, paper / samplesDivisor);
  }

  /** Such as {@code quick (samples divided by 10, 2 epochs)}. */
  public String inWords() {
    return "%s (%s, %d %s)"
        .formatted(
            name,
            samplesDivisor == 1 ? "the paper's samples" : "samples divided by " + samplesDivisor,
            epochs,
            epochs == 1 ? "epoch" : "epochs");
  }
}
