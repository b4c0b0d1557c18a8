package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Element-wise operators of one operand. */
final class UnaryImport implements OperatorImport.Single {
  /** Those that are also computed beforehand, for constants. */
  private static final Map<String, DoubleUnaryOperator> COMPUTED =
      Map.ofEntries(
          Map.entry("Abs", Math::abs),
          Map.entry("Neg", x -> -x),
          Map.entry("Sign", Math::signum),
          Map.entry("Floor", Math::floor),
          Map.entry("Ceil", Math::ceil),
          Map.entry("Round", Math::rint),
          Map.entry("Sqrt", Math::sqrt),
          Map.entry("Exp", Math::exp),
          Map.entry("Log", Math::log),
          Map.entry("Sin", Math::sin),
          Map.entry("Cos", Math::cos),
          Map.entry("Reciprocal", x -> 1 / x),
          Map.entry("Relu", x -> Math.max(x, 0)),
          Map.entry("Tanh", Math::tanh),
          Map.entry("Sigmoid", x -> 1 / (1 + Math.exp(-x))));

  /** All of them. */
  static final Set<String> OPERATORS =
      Set.of(
          "Abs",
          "Neg",
          "Sign",
          "Floor",
          "Ceil",
          "Round",
          "Sqrt",
          "Exp",
          "Log",
          "Sin",
          "Cos",
          "Reciprocal",
          "Relu",
          "Tanh",
          "Sigmoid",
          "Tan",
          "Asin",
          "Acos",
          "Atan",
          "Sinh",
          "Cosh",
          "Asinh",
          "Acosh",
          "Atanh",
          "Erf",
          "LeakyRelu",
          "ThresholdedRelu",
          "HardSigmoid",
          "HardSwish",
          "Elu",
          "Selu",
          "Celu",
          "Softplus",
          "Softsign",
          "Not",
          "IsNaN");

  private static final Set<String> GIVE_BOOLEANS = Set.of("Not", "IsNaN");
  private static final List<String> ATTRIBUTES = List.of("alpha", "beta", "gamma");

  @Override
  public Value output(NodeImport node) {
    Value value = node.input(0);
    if (value.constant().isPresent() && COMPUTED.containsKey(node.operator())) {
      node.budget().spend(value.type(), value.shape());
      return node.constant(map(value.constant().get(), COMPUTED.get(node.operator())));
    }
    if (value.constant().isPresent() && node.operator().equals("Not")) {
      node.budget().spend(value.type(), value.shape());
      return node.constant(not(value.constant().get()));
    }
    ElementType type = GIVE_BOOLEANS.contains(node.operator()) ? ElementType.BOOL : value.type();
    return node.emit(node.operator(), List.of(value), attributes(node), type, value.shape());
  }

  private static SortedMap<String, Object> attributes(NodeImport node) {
    SortedMap<String, Object> attributes = new TreeMap<>();
    ATTRIBUTES.stream()
        .filter(node::hasAttribute)
        .forEach(name -> attributes.put(name, node.real(name, 0)));
    return attributes;
  }

  private static Tensor map(Tensor tensor, DoubleUnaryOperator function) {
    if (tensor.isFloat()) {
      float[] values = new float[tensor.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) function.applyAsDouble(tensor.floats()[i]);
      }
      return Tensor.of(tensor.shape(), values);
    }
    long[] values = new long[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) function.applyAsDouble((double) tensor.longs()[i]);
    }
    return Tensor.of(tensor.shape(), values);
  }

  private static Tensor not(Tensor tensor) {
    long[] values = new long[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 - tensor.longs()[i];
    }
    return Tensor.ofBooleans(tensor.shape(), values);
  }
}
