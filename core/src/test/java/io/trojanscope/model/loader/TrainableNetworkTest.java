package io.trojanscope.model.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.sidecar.SettingsText;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainableNetworkTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void makeFile() {
    file = folder.resolve("clean.onnx");
    save(Networks.paperCnn(SHAPE, 2, 1));
  }

  private void save(Graph graph) {
    ModelSpec spec = new ModelSpec(SHAPE, Normalization.identity(3), List.of("a", "b"));
    ModelFiles.save(file, new NetworkFile(graph, spec, new TreeMap<>()));
  }

  @Test
  void usesTheFileBesideTheModel() throws IOException {
    Files.writeString(folder.resolve("clean.onnx.yaml"), "mean: 0.5\nstd: [1, 2, 4]\n");

    TrainableNetwork network = TrainableNetwork.open(file, ModelRequest.PLAIN);

    assertThat(network.network().spec().normalization())
        .isEqualTo(new Normalization(List.of(0.5f, 0.5f, 0.5f), List.of(1f, 2f, 4f)));
    assertThat(network.facts())
        .extracting(ModelFact::toString)
        .contains("mean [0.5, 0.5, 0.5] (sidecar)", "output logits (tried out)");
  }

  @Test
  void refusesBlueFirst() {
    assertRefused("channel-order", "bgr", "channel-order: expected rgb, found bgr");
  }

  /** A Softmax that is not the last operator is not cut off. */
  @Test
  void refusesProbabilities() {
    Graph graph = Networks.paperCnn(SHAPE, 2, 1);
    List<Node> nodes = new ArrayList<>(graph.nodes());
    nodes.add(node("Softmax", graph.output(), "shares"));
    nodes.add(node("Relu", "shares", "same"));
    Graph longer = new Graph(graph.input(), SHAPE, "same", nodes, graph.constants());
    save(longer);

    assertRefused(
        "pixel-range", "0..1", "output-kind: expected logits, found probabilities (tried");
  }

  private static Node node(String operator, String from, String to) {
    return new Node(to, operator, List.of(from), List.of(to), Attributes.NONE);
  }

  private void assertRefused(String setting, String value, String expected) {
    ModelRequest request =
        new ModelRequest(
            SettingsText.read(Map.of(setting, value), name -> name),
            false,
            Optional.empty(),
            false);
    assertThatThrownBy(() -> TrainableNetwork.open(file, request))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": " + expected);
  }
}
