package io.trojanscope.detect.inversion;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Weights of the source classes in the search for one trigger: a softmax of their margins towards
 * the target. The closer the images of a class are to the target, the more they count, because a
 * trigger may work on one class alone, and which one is not known.
 */
final class SourceWeights {
  /** Weight of the earlier steps in a class's margin. Chosen by hand. */
  private static final double MEMORY = 0.7;

  private final int[] sources;
  private final double[] leanings;
  private final double softness;
  private boolean known;

  /**
   * @param softness temperature of the softmax, in logits: a class that lags behind by this much
   *     counts e times less
   */
  SourceWeights(int[] sources, double softness) {
    this.sources = sources;
    this.leanings = new double[sources.length];
    this.softness = softness;
  }

  /** Positions of the sources that a step's images come from: each in turn, or some at random. */
  int[] draw(int images, SplittableRandom random) {
    int[] drawn = new int[images];
    for (int image = 0; image < images; image++) {
      drawn[image] =
          sources.length <= images ? image % sources.length : random.nextInt(sources.length);
    }
    return drawn;
  }

  int source(int position) {
    return sources[position];
  }

  /** The weights of the drawn sources; their mean is 1. */
  float[] weights(int... drawn) {
    double largest = Arrays.stream(drawn).mapToDouble(i -> leanings[i]).max().orElseThrow();
    double[] shares = new double[drawn.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp((leanings[drawn[i]] - largest) / softness);
      sum += shares[i];
    }
    float[] weights = new float[shares.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (shares[i] / sum * weights.length);
    }
    return weights;
  }

  /**
   * Records the margins of a step.
   *
   * @param margins of the target over the other classes, in logits, one per drawn source
   */
  void update(int[] drawn, double[] margins) {
    double[] sums = new double[sources.length];
    int[] counts = new int[sources.length];
    for (int i = 0; i < drawn.length; i++) {
      sums[drawn[i]] += margins[i];
      counts[drawn[i]]++;
    }
    for (int i = 0; i < sources.length; i++) {
      if (counts[i] > 0) {
        double mean = sums[i] / counts[i];
        leanings[i] = known ? MEMORY * leanings[i] + (1 - MEMORY) * mean : mean;
      }
    }
    known = true;
  }
}
