package io.trojanscope.repair;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Logits;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ModelSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The pruning of fine-pruning (Liu et al. 2018): channels of the last convolution become zero,
 * those with the lowest mean activation on clean images first, as long as the accuracy on these
 * falls by at most {@value #MOST_LOSS}.
 */
final class DormantPruning {
  private static final double MOST_LOSS = 0.1;

  /** Share of the channels that are pruned between two measurements of the accuracy. */
  private static final double STEP = 0.05;

  private static final int BATCH = 256;
  private static final String ACTIVATION = "activation of the last convolution";
  private static final String MEAN = "mean " + ACTIVATION;

  private final NetworkFile network;
  private final ConvolutionLayer last;

  private DormantPruning(NetworkFile network, ConvolutionLayer last) {
    this.network = network;
    this.last = last;
  }

  /**
   * The pruning of a network.
   *
   * @throws InvalidInputException if the network has no convolution of at least two channels
   */
  static DormantPruning of(NetworkFile network) {
    List<ConvolutionLayer> layers = ConvolutionLayer.of(network.graph());
    if (layers.isEmpty()
        || layers.get(layers.size() - 1).weights(network.graph()).dimension(0) < 2) {
      throw new InvalidInputException(
          "fine-pruning: expected a network that ends with a convolution of several channels and a"
              + " classifier, found none; choose another method");
    }
    return new DormantPruning(network, layers.get(layers.size() - 1));
  }

  /**
   * The network after pruning.
   *
   * @param images clean
   * @param accuracy of a network on these images
   */
  LipschitzPruning.Pruned prune(
      LabeledImages images, int threads, ToDoubleFunction<Graph> accuracy) {
    double[] activations = activations(images, threads);
    List<Integer> dormantFirst =
        IntStream.range(0, activations.length)
            .boxed()
            .sorted(Comparator.comparingDouble(channel -> activations[channel]))
            .toList();
    double least = accuracy.applyAsDouble(network.graph()) - MOST_LOSS;
    int step = Math.max(1, (int) (STEP * activations.length));
    Graph pruned = network.graph();
    int channels = 0;
    for (int count = step; count < activations.length; count += step) {
      Graph next = last.withoutChannels(network.graph(), dormantFirst.subList(0, count));
      if (accuracy.applyAsDouble(next) < least) {
        break;
      }
      pruned = next;
      channels = count;
    }
    return new LipschitzPruning.Pruned(pruned, channels);
  }

  /** The mean of each channel's output after a ReLU, over all pixels and images. */
  double[] activations(LabeledImages images, int threads) {
    Graph graph = activationGraph();
    int channels = last.weights(network.graph()).dimension(0);
    ModelSpec spec =
        new ModelSpec(
            network.spec().input(),
            network.spec().normalization(),
            IntStream.range(0, channels).mapToObj(Integer::toString).toList());
    double[] sums = new double[channels];
    try (GraphClassifier classifier = GraphClassifier.of(graph, spec);
        OrderedWorkers workers = new OrderedWorkers(threads)) {
      workers.forEach(
          (images.size() + BATCH - 1L) / BATCH,
          batch -> classifier.logits(images.batch(indices(images, batch))),
          means -> add(means, sums));
    }
    for (int channel = 0; channel < channels; channel++) {
      sums[channel] /= images.size();
    }
    return sums;
  }

  private static int[] indices(LabeledImages images, long batch) {
    int start = Math.toIntExact(batch * BATCH);
    return IntStream.range(start, Math.min(images.size(), start + BATCH)).toArray();
  }

  private static void add(Logits means, double[] sums) {
    for (int image = 0; image < means.count(); image++) {
      for (int channel = 0; channel < sums.length; channel++) {
        sums[channel] += means.get(image, channel);
      }
    }
  }

  /** The network up to that convolution, whose logits are the mean activations. */
  private Graph activationGraph() {
    Graph graph = network.graph();
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      nodes.add(node);
      if (node.output().equals(last.output())) {
        break;
      }
    }
    nodes.add(
        new Node(ACTIVATION, "Relu", List.of(last.output()), List.of(ACTIVATION), Attributes.NONE));
    nodes.add(
        new Node(
            MEAN,
            "ReduceMean",
            List.of(ACTIVATION),
            List.of(MEAN),
            new Attributes(Map.of("axes", List.of(-2L, -1L), "keepdims", 0L))));
    return new Graph(graph.input(), graph.inputShape(), MEAN, nodes, graph.constants());
  }
}
