package io.trojanscope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshWeightsTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);
  private static final Graph NETWORK = trained(Networks.cifarCnn(SHAPE, 10, 1));

  /** Weights that no fresh network has. */
  private static Graph trained(Graph graph) {
    Map<String, Tensor> weights = new TreeMap<>();
    graph.constants().forEach((name, tensor) -> weights.put(name, filled(tensor.shape(), 7)));
    return graph.withConstants(weights);
  }

  private static Tensor filled(List<Integer> shape, float value) {
    Tensor tensor = Tensor.zeros(shape);
    Arrays.fill(tensor.floats(), value);
    return tensor;
  }

  @Test
  void weightsAreUniformByTheirFanIn() {
    Graph fresh = FreshWeights.of(NETWORK, 5);
    assertUniform(fresh.constant("conv2.weight"), 32 * 3 * 3);
    assertUniform(fresh.constant("fc2.weight"), 1024);
  }

  /** The largest of hundreds lies near the bound, and the variance of U(-b, b) is b^2 / 3. */
  private static void assertUniform(Tensor tensor, int fanIn) {
    double bound = 1 / Math.sqrt(fanIn);
    double largest = 0;
    double squares = 0;
    for (float value : tensor.floats()) {
      largest = Math.max(largest, Math.abs(value));
      squares += value * (double) value / tensor.size();
    }
    assertThat(largest).isBetween(0.95 * bound, bound);
    assertThat(squares).isCloseTo(bound * bound / 3, within(0.07 * bound * bound));
  }

  @Test
  void biasesAndNormalizationsDoNothing() {
    Graph fresh = FreshWeights.of(NETWORK, 5);
    assertThat(fresh.constant("fc1.bias")).isEqualTo(Tensor.zeros(List.of(1024)));
    assertThat(fresh.constant("norm1.gain")).isEqualTo(filled(List.of(32), 1));
    assertThat(fresh.constant("norm1.shift")).isEqualTo(filled(List.of(32), 0));
    assertThat(fresh.constant("norm1.mean")).isEqualTo(filled(List.of(32), 0));
    assertThat(fresh.constant("norm1.variance")).isEqualTo(filled(List.of(32), 1));
  }

  @Test
  void nothingOfTheOldWeightsIsLeft() {
    FreshWeights.of(NETWORK, 5)
        .constants()
        .forEach((name, tensor) -> assertThat(tensor.floats()).as(name).doesNotContain(7f));
  }

  @Test
  void dependOnTheSeedAlone() {
    assertThat(FreshWeights.of(NETWORK, 5))
        .isEqualTo(FreshWeights.of(Networks.cifarCnn(SHAPE, 10, 2), 5))
        .isNotEqualTo(FreshWeights.of(NETWORK, 6));
  }

  @Test
  void constantsAreNotChanged() {
    List<Node> nodes =
        List.of(
            node("Flatten", List.of("images"), "flat"),
            node("MatMul", List.of("flat", "factor"), "product"),
            node("Div", List.of("product", "temperature"), "cool"),
            node("PRelu", List.of("cool", "slope"), "logits"));
    Graph graph =
        new Graph(
            "images",
            new ImageShape(1, 2, 2),
            "logits",
            nodes,
            new TreeMap<>(
                Map.of(
                    "factor", filled(List.of(4, 50), 7),
                    "temperature", filled(List.of(1), 7),
                    "slope", filled(List.of(50), 7))));

    Graph fresh = FreshWeights.of(graph, 5);

    assertThat(fresh.constant("temperature")).isEqualTo(filled(List.of(1), 7));
    assertThat(fresh.constant("slope")).isEqualTo(filled(List.of(50), 0.25f));
    assertUniform(fresh.constant("factor"), 4);
  }

  /** The weight is 4 x 50 or 50 x 4; which side is the input's depends on the operator. */
  @ParameterizedTest
  @CsvSource({
    "Gemm, 1, 1, 50, 4, 4",
    "Gemm, 0, 1, 50, 4, 50",
    "MatMul, 0, 1, 50, 4, 50",
    "MatMul, 0, 0, 50, 4, 4",
  })
  void theFanInOfAProductIsItsInputs(
      String operator, long transposed, int position, int rows, int columns, int fanIn) {
    List<String> inputs = new ArrayList<>(List.of("flat"));
    inputs.add(position, "factor");
    Node product =
        new Node(
            "product",
            operator,
            inputs,
            List.of("product"),
            operator.equals("Gemm")
                ? new Attributes(Map.of("transB", transposed))
                : Attributes.NONE);
    assertUniform(fresh(product, filled(List.of(rows, columns), 7)), fanIn);
  }

  @Test
  void theFanInOfATransposedConvolutionIsThatOfPyTorch() {
    Node product = node("ConvTranspose", List.of("images", "factor"), "product");
    assertUniform(fresh(product, filled(List.of(8, 6, 3, 3), 7)), 6 * 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"InstanceNormalization", "LayerNormalization"})
  void otherNormalizationsDoNothingEither(String operator) {
    Node scaled = node(operator, List.of("images", "factor", "shift"), "product");
    assertThat(fresh(scaled, filled(List.of(1), 7))).isEqualTo(filled(List.of(1), 1));
    Node shifted = node(operator, List.of("images", "scale", "factor"), "product");
    assertThat(fresh(shifted, filled(List.of(1), 7))).isEqualTo(filled(List.of(1), 0));
  }

  /** What becomes of the constant "factor". */
  private static Tensor fresh(Node node, Tensor factor) {
    Map<String, Tensor> constants = new TreeMap<>(Map.of("factor", factor));
    node.inputs().stream()
        .filter(name -> name.equals("shift") || name.equals("scale"))
        .forEach(name -> constants.put(name, filled(List.of(1), 7)));
    Graph graph =
        new Graph(
            "images",
            new ImageShape(1, 2, 2),
            "product",
            List.of(node("Flatten", List.of("images"), "flat"), node),
            new TreeMap<>(constants));
    return FreshWeights.of(graph, 5).constant("factor");
  }

  @Test
  void countsWhatStays() {
    assertThat(FreshWeights.keptValues(NETWORK)).isZero();
    Node unknown = node("Einsum", List.of("images", "factor"), "product");
    Graph graph =
        new Graph(
            "images",
            new ImageShape(1, 2, 2),
            "product",
            List.of(unknown),
            new TreeMap<>(Map.of("factor", filled(List.of(4, 50), 7))));
    assertThat(FreshWeights.keptValues(graph)).isEqualTo(200);
  }

  private static Node node(String operator, List<String> inputs, String output) {
    return new Node(
        output, operator, inputs, List.of(output), new Attributes(Collections.emptyMap()));
  }
}
