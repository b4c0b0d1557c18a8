package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Activations whose canonical form is made of several nodes, or depends on the opset. */
final class ActivationImport {
  private static final float TANH_SCALE = (float) Math.sqrt(2 / Math.PI);

  private ActivationImport() {}

  /** Limits as attributes before opset 11, as inputs from then on; either may be left out. */
  static Value clip(NodeImport node) {
    Value value = node.input(0);
    Optional<Value> low = limit(node, 1, "min");
    Optional<Value> high = limit(node, 2, "max");
    boolean constant =
        low.stream().allMatch(v -> v.constant().isPresent())
            && high.stream().allMatch(v -> v.constant().isPresent());
    if (constant && value.isFloat() && value.known().isEmpty()) {
      return clip(node, value, low, high);
    }
    Value result = value;
    if (low.isPresent()) {
      result = BinaryImport.combine(node, "Max", result, low.get());
    }
    return high.isPresent() ? BinaryImport.combine(node, "Min", result, high.get()) : result;
  }

  private static Value clip(
      NodeImport node, Value value, Optional<Value> low, Optional<Value> high) {
    List<Value> inputs = new ArrayList<>(List.of(value));
    if (low.isEmpty() && high.isEmpty()) {
      return value;
    }
    inputs.add(low.orElse(null));
    high.ifPresent(inputs::add);
    return node.emit("Clip", inputs, Map.of(), value.shape());
  }

  private static Optional<Value> limit(NodeImport node, int position, String attribute) {
    if (node.has(position)) {
      Value limit = node.input(position);
      if (limit.constant().filter(t -> t.size() != 1).isPresent()) {
        throw node.error(attribute + ": expected a single number, found shape " + limit.shape());
      }
      return Optional.of(
          limit.constant().map(t -> node.constant(t.withShape(List.of()))).orElse(limit));
    }
    return node.hasAttribute(attribute)
        ? Optional.of(node.constant(Tensor.scalar(node.real(attribute, 0))))
        : Optional.empty();
  }

  /** x tanh(softplus(x)). */
  static Value mish(NodeImport node) {
    Value value = node.input(0);
    Value softplus = node.emit("Softplus", List.of(value), Map.of(), value.shape());
    Value gate = node.emit("Tanh", List.of(softplus), Map.of(), value.shape());
    return BinaryImport.combine(node, "Mul", value, gate);
  }

  /** Hendrycks and Gimpel 2016: x/2 (1 + erf(x / sqrt 2)), or its approximation by tanh. */
  static Value gelu(NodeImport node) {
    Value value = node.input(0);
    Value gate =
        node.choice("approximate", "none", "tanh").equals("none")
            ? errorFunction(node, value)
            : tanhOfCubic(node, value);
    Value shifted = BinaryImport.combine(node, "Add", gate, scalar(node, 1));
    Value product = BinaryImport.combine(node, "Mul", value, shifted);
    return BinaryImport.combine(node, "Mul", product, scalar(node, 0.5f));
  }

  private static Value errorFunction(NodeImport node, Value value) {
    Value scaled = BinaryImport.combine(node, "Div", value, scalar(node, (float) Math.sqrt(2)));
    return node.emit("Erf", List.of(scaled), Map.of(), value.shape());
  }

  private static Value tanhOfCubic(NodeImport node, Value value) {
    Value cube = BinaryImport.combine(node, "Pow", value, scalar(node, 3));
    Value small = BinaryImport.combine(node, "Mul", cube, scalar(node, 0.044715f));
    Value sum = BinaryImport.combine(node, "Add", value, small);
    Value scaled = BinaryImport.combine(node, "Mul", sum, scalar(node, TANH_SCALE));
    return node.emit("Tanh", List.of(scaled), Map.of(), value.shape());
  }

  private static Value scalar(NodeImport node, float value) {
    return node.constant(Tensor.scalar(value));
  }

  /** The mean of the operands. */
  static Value mean(NodeImport node) {
    Value sum = node.input(0);
    for (int i = 1; i < node.inputCount(); i++) {
      sum = BinaryImport.combine(node, "Add", sum, node.input(i));
    }
    return BinaryImport.combine(node, "Div", sum, scalar(node, node.inputCount()));
  }

  /**
   * Softmax and LogSoftmax: along one axis from opset 13 on; before that over the axis and all that
   * follow, as if they were one.
   */
  static Value softmax(NodeImport node) {
    Value value = node.input(0);
    boolean along = node.opset() >= 13;
    int axis = node.axis(node.integer("axis", along ? -1 : 1), value.rank());
    Shape rest = value.shape().subShape(axis, value.rank());
    if (along || rest.elementCount().equals(value.size(axis))) {
      return softmax(node, value, axis);
    }
    Shape flat = Shape.of(value.shape().subShape(0, axis).elementCount(), rest.elementCount());
    Value normalized = softmax(node, Reshaping.to(node, value, flat), 1);
    return Reshaping.to(node, normalized, value.shape());
  }

  private static Value softmax(NodeImport node, Value value, int axis) {
    Axes.requireWithinImage(node, value, List.of(axis));
    long shown = axis == value.rank() - 1 ? -1 : axis;
    Map<String, Long> attributes = shown == -1 ? Map.of() : Map.of("axis", shown);
    return node.emit(node.operator(), List.of(value), attributes, value.shape());
  }
}
