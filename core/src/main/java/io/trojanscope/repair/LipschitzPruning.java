package io.trojanscope.repair;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Channel Lipschitzness pruning (CLP; Zheng et al. 2022): in each convolution, channels are set to
 * zero whose Lipschitz constant is more than {@value #DEVIATIONS} standard deviations above the
 * layer's mean. The constant of a channel is the largest singular value of its weights, as a matrix
 * of inputs x kernel, times the factor of the batch normalization that follows.
 */
final class LipschitzPruning {
  /** The paper's u. */
  private static final double DEVIATIONS = 3;

  private LipschitzPruning() {}

  /**
   * The network after pruning.
   *
   * @param channels how many channels became zero
   */
  record Pruned(Graph network, int channels) {}

  static Pruned prune(Graph network) {
    Graph pruned = network;
    int channels = 0;
    for (ConvolutionLayer layer : ConvolutionLayer.of(network)) {
      List<Integer> outliers = outliers(constants(layer, network), DEVIATIONS);
      channels += outliers.size();
      pruned = layer.withoutChannels(pruned, outliers);
    }
    return new Pruned(pruned, channels);
  }

  /** The Lipschitz constant of each channel. */
  static double[] constants(ConvolutionLayer layer, Graph network) {
    Tensor weights = layer.weights(network);
    int size = weights.size() / weights.dimension(0);
    int inputs = weights.dimension(1);
    double[] constants = layer.scales(network);
    for (int channel = 0; channel < constants.length; channel++) {
      constants[channel] =
          Math.abs(constants[channel])
              * LargestSingularValue.of(
                  weights.floats(), channel * size, inputs, size / Math.max(1, inputs));
    }
    return constants;
  }

  /**
   * Indices of the values that are more than some standard deviations above the mean.
   *
   * @param deviations of the sample, with n - 1 in the denominator
   */
  static List<Integer> outliers(double[] values, double deviations) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double limit = mean + deviations * Math.sqrt(squares / Math.max(1, values.length - 1));
    List<Integer> outliers = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] > limit) {
        outliers.add(i);
      }
    }
    return outliers;
  }
}
