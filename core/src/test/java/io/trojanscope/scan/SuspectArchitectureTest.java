package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuspectArchitectureTest {
  private static final ImageShape SMALL = new ImageShape(1, 28, 28);

  /** Computes gradients, or fails as a worker that has too little memory does. */
  private record Worker(ModelSpec spec, boolean works) implements DifferentiableClassifier {
    @Override
    public InputGradient inputGradient(ImageBatch images, LogitLoss loss) {
      assertThat(images.count()).isEqualTo(ReferenceTrainer.BATCH_SIZE);
      if (!works) {
        throw new InvalidInputException("out of memory");
      }
      return null;
    }

    @Override
    public Logits logits(ImageBatch images) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private static Optional<NetworkFile> ownOf(Graph network, ImageShape images, boolean works) {
    ModelSpec spec =
        new ModelSpec(images, Normalization.identity(images.channels()), List.of("a", "b"));
    return SuspectArchitecture.of(
        new LoadedModel(
            "suspect.onnx",
            "",
            0,
            new Worker(spec, works),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            InstructionLimit.ANY_CONVOLUTIONS,
            Optional.of(new NetworkFile(network, spec, new TreeMap<>()))));
  }

  @Test
  void isThatOfASmallSuspect() {
    Graph network = Networks.paperCnn(SMALL, 2, 1);
    assertThat(ownOf(network, SMALL, true).map(NetworkFile::graph)).contains(network);
  }

  @Test
  void isOfNoUseWhereTheWorkerFails() {
    Graph network = Networks.paperCnn(SMALL, 2, 1);
    assertThatThrownBy(() -> ownOf(network, SMALL, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("out of memory");
  }

  /** A product written in another way, or a weight used twice, would stay as it was trained. */
  @Test
  void isNoneWhereLearnedValuesWouldStay() {
    Graph network = Networks.paperCnn(SMALL, 2, 1);
    List<Node> nodes = new ArrayList<>(network.nodes());
    nodes.add(
        0, new Node("copy", "Relu", List.of("conv2.weight"), List.of("copy"), Attributes.NONE));
    assertThat(ownOf(network.withNodes(nodes), SMALL, true)).isEmpty();
  }

  @Test
  void isNoneWhereTrainingWouldTakeTooLong() {
    ImageShape colour = new ImageShape(3, 32, 32);
    assertThat(ownOf(Networks.cifarCnn(colour, 2, 1), colour, true)).isEmpty();
  }

  @Test
  void isNoneWhereTheImagesAreNotTheNetworks() {
    assertThat(ownOf(Networks.paperCnn(SMALL, 2, 1), new ImageShape(1, 32, 32), true)).isEmpty();
  }
}
