package io.trojanscope.scan;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.train.FreshWeights;
import java.util.Optional;
import java.util.Set;

/** Whether references with a suspect's own network can be trained here. */
final class SuspectArchitecture {
  /**
   * Weights of convolutions and products times pixels of an image: what takes minutes, not hours.
   */
  private static final long MOST_PRODUCTS = 300_000_000;

  /** A mean and a deviation for each channel pass; learned values that are no weights do not. */
  private static final int MOST_KEPT = 64;

  private static final Set<String> PRODUCTS = Set.of("Conv", "ConvTranspose", "MatMul");

  private SuspectArchitecture() {}

  /**
   * The network of a suspect, if it is small, and fresh weights leave next to nothing of what it
   * has learned.
   *
   * @throws io.trojanscope.error.InvalidInputException if the suspect's worker, which has limits on
   *     memory and time, cannot compute gradients of as many images as a training step takes
   */
  static Optional<NetworkFile> of(LoadedModel suspect) {
    Optional<NetworkFile> own = suspect.network().filter(SuspectArchitecture::isTrainable);
    own.ifPresent(network -> computeGradients(suspect.classifier()));
    return own;
  }

  private static boolean isTrainable(NetworkFile network) {
    Graph graph = network.graph();
    return graph.inputShape().equals(network.spec().input())
        && products(graph) <= MOST_PRODUCTS
        && FreshWeights.keptValues(graph) <= MOST_KEPT;
  }

  private static long products(Graph graph) {
    long weights =
        graph.nodes().stream()
            .filter(node -> PRODUCTS.contains(node.operator()))
            .flatMap(node -> node.inputs().stream())
            .filter(name -> graph.constants().containsKey(name))
            .mapToLong(name -> graph.constant(name).size())
            .sum();
    return weights * graph.inputShape().height() * graph.inputShape().width();
  }

  private static void computeGradients(DifferentiableClassifier suspect) {
    int count = ReferenceTrainer.BATCH_SIZE;
    suspect.inputGradient(
        ImageBatch.blank(count, suspect.spec().input()),
        LogitLoss.crossEntropy(suspect.spec().classCount(), new int[count]));
  }
}
