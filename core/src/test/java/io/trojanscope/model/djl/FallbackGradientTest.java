package io.trojanscope.model.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.train.Networks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the written-out backward pass ends, autograd goes on; both must give the same. */
class FallbackGradientTest {
  private static final ImageShape SHAPE = new ImageShape(1, 16, 16);

  @ParameterizedTest
  @EnumSource(MemoryLayout.class)
  void autogradAgreesWithTheWrittenBackwardPass(MemoryLayout layout) {
    Graph written = Networks.paperCnn(SHAPE, 3, 6);
    Graph byAutograd = withTransposedFullyConnectedWeights(written);

    assertSame(gradient(written, layout), gradient(byAutograd, layout));
  }

  @ParameterizedTest
  @EnumSource(MemoryLayout.class)
  void aSecondFlattenChangesNothing(MemoryLayout layout) {
    Graph once = Networks.paperCnn(SHAPE, 3, 6);
    List<Node> nodes = new ArrayList<>(once.nodes());
    Node last = nodes.remove(nodes.size() - 1);
    nodes.add(
        new Node(
            "again", "Flatten", last.inputs().subList(0, 1), List.of("flat"), Attributes.NONE));
    nodes.add(
        new Node(
            last.name(),
            last.operator(),
            List.of("flat", last.inputs().get(1), last.inputs().get(2)),
            last.outputs(),
            last.attributes()));

    assertSame(gradient(once, layout), gradient(once.withNodes(nodes), layout));
  }

  private static void assertSame(InputGradient expected, InputGradient actual) {
    float largest = 0;
    for (float value : expected.gradient()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isPositive();
    assertThat(actual.gradient()).containsExactly(expected.gradient(), within(1e-4f * largest));
    assertThat(actual.logits().values()).containsExactly(expected.logits().values(), within(1e-5f));
  }

  private static InputGradient gradient(Graph graph, MemoryLayout layout) {
    float[] values = new float[2 * SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 + 0.5 * Math.sin(2.1 * i));
    }
    ModelSpec spec = new ModelSpec(SHAPE, Normalization.identity(1), List.of("a", "b", "c"));
    try (GraphClassifier classifier = new GraphClassifier(graph, spec, layout)) {
      return classifier.inputGradient(
          new ImageBatch(2, SHAPE, values), LogitLoss.crossEntropy(3, 1, 2));
    }
  }

  /** The same function, written in a way for which no backward pass is written out. */
  private static Graph withTransposedFullyConnectedWeights(Graph graph) {
    Map<String, Tensor> constants = new TreeMap<>(graph.constants());
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.operator().equals("Gemm")) {
        String weight = node.inputs().get(1);
        constants.put(weight, transposed(graph.constant(weight)));
        nodes.add(
            new Node(node.name(), node.operator(), node.inputs(), node.outputs(), Attributes.NONE));
      } else {
        nodes.add(node);
      }
    }
    return new Graph(
        graph.input(), graph.inputShape(), graph.output(), nodes, new TreeMap<>(constants));
  }

  private static Tensor transposed(Tensor matrix) {
    int rows = matrix.dimension(0);
    int columns = matrix.dimension(1);
    float[] values = new float[matrix.size()];
    for (int i = 0; i < values.length; i++) {
      values[i % columns * rows + i / columns] = matrix.floats()[i];
    }
    return Tensor.of(List.of(columns, rows), values);
  }
}
