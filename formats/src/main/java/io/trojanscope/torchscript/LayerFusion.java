package io.trojanscope.torchscript;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Finds layers that are written with several nodes: a product with weights and its bias, and a
 * layer normalization (mean, difference, mean square, root, quotient, scale, shift).
 */
final class LayerFusion extends GraphRewrite {
  @Override
  Optional<Node> replacement(Node node, Wiring wiring) {
    if (!node.operator().equals("Add")) {
      return Optional.empty();
    }
    List<String> inputs = node.inputs();
    return withVector(node, inputs.get(0), inputs.get(1), wiring)
        .or(() -> withVector(node, inputs.get(1), inputs.get(0), wiring));
  }

  private Optional<Node> withVector(Node sum, String value, String vector, Wiring wiring) {
    Optional<Tensor> constant = wiring.constant(vector).filter(Tensor::isFloat);
    if (constant.isEmpty() || !wiring.isUsedOnce(value)) {
      return Optional.empty();
    }
    return gemm(sum, value, vector, wiring)
        .or(() -> linear(sum, value, vector, wiring))
        .or(() -> normalization(sum, value, vector, wiring));
  }

  private static Optional<Node> gemm(Node sum, String value, String vector, Wiring wiring) {
    return wiring
        .producer(value, "Gemm")
        .filter(GemmSource::isLinear)
        .filter(gemm -> !gemm.hasInput(2) && fitsColumns(gemm, vector, 0, wiring))
        .map(
            gemm ->
                like(
                    sum,
                    "Gemm",
                    List.of(gemm.inputs().get(0), gemm.inputs().get(1), vector),
                    gemm.attributes()));
  }

  /** A product of more than two dimensions with a matrix of weights, input x output. */
  private Optional<Node> linear(Node sum, String value, String vector, Wiring wiring) {
    return wiring
        .producer(value, "MatMul")
        .filter(product -> fitsColumns(product, vector, 1, wiring))
        .map(
            product -> {
              String weight = product.inputs().get(1);
              Tensor turned = turned(wiring.constant(weight).orElseThrow());
              List<String> inputs =
                  List.of(product.inputs().get(0), constant(weight, turned), vector);
              return like(sum, LinearSource.NAME, inputs);
            });
  }

  private static boolean fitsColumns(Node product, String vector, int axis, Wiring wiring) {
    Optional<Tensor> weight = wiring.constant(product.inputs().get(1));
    Tensor bias = wiring.constant(vector).orElseThrow();
    return weight
        .filter(w -> w.rank() == 2 && bias.shape().equals(List.of(w.dimension(axis))))
        .isPresent();
  }

  private static Tensor turned(Tensor matrix) {
    int rows = matrix.dimension(0);
    int columns = matrix.dimension(1);
    float[] values = new float[matrix.size()];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[column * rows + row] = matrix.floats()[row * columns + column];
      }
    }
    return Tensor.of(List.of(columns, rows), values);
  }

  private static Optional<Node> normalization(Node sum, String value, String shift, Wiring wiring) {
    Optional<Node> scaled = wiring.producer(value, "Mul");
    if (scaled.isEmpty()) {
      return Optional.empty();
    }
    String first = scaled.get().inputs().get(0);
    String second = scaled.get().inputs().get(1);
    return normalization(sum, first, second, shift, wiring)
        .or(() -> normalization(sum, second, first, shift, wiring));
  }

  private static Optional<Node> normalization(
      Node sum, String quotient, String scale, String shift, Wiring wiring) {
    Optional<Tensor> gain = wiring.constant(scale);
    boolean shapesFit =
        gain.isPresent()
            && gain.get().rank() > 0
            && !gain.get().shape().contains(1)
            && gain.get().shape().equals(wiring.constant(shift).orElseThrow().shape());
    if (!shapesFit) {
      return Optional.empty();
    }
    List<Long> axes = LongStream.range(-gain.get().rank(), 0).boxed().toList();
    return wiring
        .producer(quotient, "Div")
        .flatMap(division -> Standardization.of(division, axes, wiring))
        .map(
            s ->
                like(
                    sum,
                    "LayerNormalization",
                    List.of(s.value(), scale, shift),
                    new Attributes(Map.of("axis", axes.get(0), "epsilon", s.epsilon()))));
  }
}
