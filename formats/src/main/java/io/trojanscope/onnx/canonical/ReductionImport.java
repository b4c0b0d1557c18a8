package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Operators that turn the values along some axes into one. */
final class ReductionImport implements OperatorImport.Single {
  static final Set<String> OPERATORS =
      Set.of(
          "ReduceSum",
          "ReduceMean",
          "ReduceMax",
          "ReduceMin",
          "ReduceProd",
          "ReduceL1",
          "ReduceL2",
          "ReduceSumSquare",
          "ReduceLogSum",
          "ReduceLogSumExp");

  /** How integers that are known are reduced. */
  private static final Map<String, String> STEPS =
      Map.of("ReduceSum", "Add", "ReduceProd", "Mul", "ReduceMax", "Max", "ReduceMin", "Min");

  @Override
  public Value output(NodeImport node) {
    Value value = node.input(0);
    List<Long> given = node.integers(1, "axes").orElse(List.of());
    if (given.isEmpty() && node.flag("noop_with_empty_axes", false)) {
      return value;
    }
    List<Integer> axes = given.isEmpty() ? Axes.all(value.rank()) : node.axes(given, value.rank());
    boolean keep = node.flag("keepdims", true);
    if (value.known().isPresent() && value.rank() == 1 && STEPS.containsKey(node.operator())) {
      return reduceVector(node, value, keep);
    }
    return switch (node.operator()) {
      case "ReduceL1" -> reduce(node, "ReduceSum", absolute(node, value), axes, keep);
      case "ReduceSumSquare" -> reduce(node, "ReduceSum", square(node, value), axes, keep);
      case "ReduceLogSum" -> {
        Value sum = reduce(node, "ReduceSum", value, axes, keep);
        yield node.emit("Log", List.of(sum), Map.of(), sum.shape());
      }
      default -> reduce(node, node.operator(), value, axes, keep);
    };
  }

  private static Value reduceVector(NodeImport node, Value value, boolean keep) {
    BinaryOperator step = BinaryImport.OPERATORS.get(STEPS.get(node.operator()));
    KnownContent result = step.reduce(value.known().get()).orElseThrow(node::dependsOnImages);
    return Reshaping.to(node, node.known(result), keep ? Shape.fixed(1) : Shape.fixed());
  }

  static Value absolute(NodeImport node, Value value) {
    return node.emit("Abs", List.of(value), Map.of(), value.shape());
  }

  static Value square(NodeImport node, Value value) {
    return BinaryImport.combine(node, "Mul", value, value);
  }

  /** Axes are written counted from the end. */
  static Value reduce(
      NodeImport node, String operator, Value value, List<Integer> axes, boolean keep) {
    Axes.requireWithinImage(node, value, axes);
    if (axes.isEmpty()) {
      return value;
    }
    List<Long> listed = axes.stream().map(axis -> (long) axis - value.rank()).toList();
    SortedMap<String, Object> attributes = new TreeMap<>();
    if (!keep) {
      attributes.put("keepdims", 0L);
    }
    List<Value> inputs = new ArrayList<>(List.of(value));
    if (operator.equals("ReduceSum")) {
      inputs.add(node.constant(listed));
    } else {
      attributes.put("axes", listed);
    }
    return node.emit(operator, inputs, attributes, value.type(), shape(value, axes, keep));
  }

  private static Shape shape(Value value, List<Integer> axes, boolean keep) {
    List<Size> sizes = new ArrayList<>();
    for (int axis = 0; axis < value.rank(); axis++) {
      if (!axes.contains(axis)) {
        sizes.add(value.size(axis));
      } else if (keep) {
        sizes.add(Size.ONE);
      }
    }
    return new Shape(sizes);
  }

  /** ArgMax and ArgMin: positions along an axis. */
  static Value position(NodeImport node) {
    Value value = node.input(0);
    int axis = node.axis(node.integer("axis", 0), value.rank());
    if (node.flag("select_last_index", false)) {
      throw node.error("select_last_index is not supported");
    }
    Axes.requireWithinImage(node, value, List.of(axis));
    boolean keep = node.flag("keepdims", true);
    return node.emit(
        node.operator(),
        List.of(value),
        Map.of("axis", (long) axis, "keepdims", keep ? 1L : 0L),
        ElementType.INT64,
        shape(value, List.of(axis), keep));
  }

  /** The mean over everything but the first two axes. */
  static Value globalAveragePool(NodeImport node) {
    Value value = node.input(0);
    return reduce(node, "ReduceMean", value, spatialAxes(value), true);
  }

  static Value globalLpPool(NodeImport node) {
    Value value = node.input(0);
    long power = node.integer("p", 2);
    Value powers = power(node, absolute(node, value), power);
    return root(node, reduce(node, "ReduceSum", powers, spatialAxes(value), true), power);
  }

  static Value power(NodeImport node, Value value, long power) {
    Value exponent = node.constant(Tensor.scalar((float) power));
    return power == 1 ? value : BinaryImport.combine(node, "Pow", value, exponent);
  }

  /** The p-th root of a sum of powers; kept off 0, where its gradient is not finite. */
  static Value root(NodeImport node, Value value, long power) {
    if (power == 1) {
      return value;
    }
    Value least = node.constant(Tensor.scalar(1e-30f));
    Value positive = node.emit("Clip", List.of(value, least), Map.of(), value.shape());
    Value exponent = node.constant(Tensor.scalar(1f / power));
    return BinaryImport.combine(node, "Pow", positive, exponent);
  }

  private static List<Integer> spatialAxes(Value value) {
    return Axes.all(value.rank()).subList(Math.min(2, value.rank()), value.rank());
  }
}
