package io.trojanscope.repair;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A convolution with constant weights, and the batch normalization that follows it, if one does.
 *
 * @param convolution with weights of channels x inputs x kernel
 * @param normalization that alone uses its output
 */
record ConvolutionLayer(Node convolution, Optional<Node> normalization) {
  /** All of them, in the order of the network. */
  static List<ConvolutionLayer> of(Graph network) {
    List<ConvolutionLayer> layers = new ArrayList<>();
    for (Node node : network.nodes()) {
      if (node.operator().equals("Conv") && isConstant(network, node, 1)) {
        layers.add(new ConvolutionLayer(node, normalization(network, node)));
      }
    }
    return layers;
  }

  private static boolean isConstant(Graph network, Node node, int position) {
    return node.hasInput(position) && network.constants().containsKey(node.inputs().get(position));
  }

  private static Optional<Node> normalization(Graph network, Node convolution) {
    if (network.uses(convolution.output()) != 1) {
      return Optional.empty();
    }
    return network.nodes().stream()
        .filter(node -> node.operator().equals("BatchNormalization"))
        .filter(node -> node.inputs().get(0).equals(convolution.output()))
        .findFirst();
  }

  /** Weights of the convolution: channels x inputs x kernel. */
  Tensor weights(Graph network) {
    return network.constant(convolution.inputs().get(1));
  }

  /** Name of the value that the layer computes. */
  String output() {
    return normalization.orElse(convolution).output();
  }

  /** The factor of each channel by the normalization; 1 without one. */
  double[] scales(Graph network) {
    double[] scales = new double[weights(network).dimension(0)];
    for (int channel = 0; channel < scales.length; channel++) {
      scales[channel] = 1;
    }
    normalization.ifPresent(
        node -> {
          float[] scale = network.constant(node.inputs().get(1)).floats();
          float[] variance = network.constant(node.inputs().get(4)).floats();
          double epsilon = node.attributes().real("epsilon", 1e-5f);
          for (int channel = 0; channel < scales.length; channel++) {
            scales[channel] = scale[channel] / Math.sqrt(variance[channel] + epsilon);
          }
        });
    return scales;
  }

  /** The network in which some channels of this layer are 0 for every image. */
  Graph withoutChannels(Graph network, List<Integer> channels) {
    Map<String, Tensor> changed = new HashMap<>();
    Node node = normalization.orElse(convolution);
    for (int position = 1; position <= 2; position++) {
      if (node.hasInput(position)) {
        String name = node.inputs().get(position);
        changed.put(name, zeroed(network.constant(name), channels));
      }
    }
    return network.withConstants(changed);
  }

  private static Tensor zeroed(Tensor tensor, List<Integer> channels) {
    float[] values = tensor.floats().clone();
    int size = values.length / tensor.dimension(0);
    for (int channel : channels) {
      Arrays.fill(values, channel * size, (channel + 1) * size, 0);
    }
    return Tensor.of(tensor.shape(), values);
  }
}
