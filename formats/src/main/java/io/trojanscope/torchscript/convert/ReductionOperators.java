package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.onnx.canonical.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Operators that turn the values along some axes into one. */
final class ReductionOperators {
  private ReductionOperators() {}

  static void addTo(AtenOperators table) {
    table.addTensor(
        "mean(self, dim, keepdim, dtype)",
        call -> reduce(call, "ReduceMean", DataTypes.real(call, call.tensor("self"))));
    table.add("sum(self, dim, keepdim, dtype)", ReductionOperators::sum);
    table.addTensor(
        "amax(self, dim, keepdim)", call -> reduce(call, "ReduceMax", call.tensor("self")));
    table.addTensor(
        "amin(self, dim, keepdim)", call -> reduce(call, "ReduceMin", call.tensor("self")));
    table.addTensor(
        "logsumexp(self, dim, keepdim)",
        call -> reduce(call, "ReduceLogSumExp", call.tensor("self")));
    table.add("max(self, other, keepdim, dim)", call -> extreme(call, "max", "Max"));
    table.add("min(self, other, keepdim, dim)", call -> extreme(call, "min", "Min"));
    table.addTensor(
        "argmax(self, dim, keepdim)",
        call -> position(call, "ArgMax", call.integer("dim"), call.flag("keepdim", false)));
    table.addTensor("norm(self, p, dim, keepdim, dtype)", ReductionOperators::norm);
    table.addTensor("linalg_vector_norm(self, p, dim, keepdim, dtype)", ReductionOperators::norm);
    table.addTensor("var(self, dim, unbiased, keepdim)", ReductionOperators::variance);
    table.addTensor("std(self, dim, unbiased, keepdim)", call -> call.emit("Sqrt", variance(call)));
  }

  private static Value reduce(OperatorCall call, String operator, Value value) {
    return reduce(call, operator, value, call.flag("keepdim", false));
  }

  private static Value reduce(OperatorCall call, String operator, Value value, boolean keep) {
    Map<String, Long> attributes = Map.of("keepdims", keep ? 1L : 0L);
    return call.emit(operator, attributes, value, call.vector(axes(call, value)));
  }

  /** Without axes, all of them. */
  private static List<Long> axes(OperatorCall call, Value value) {
    List<Long> given = call.has("dim") ? call.integers("dim") : List.of();
    return given.isEmpty() ? LongStream.range(0, value.rank()).boxed().toList() : given;
  }

  private static Object sum(OperatorCall call) {
    if (!(call.get("self") instanceof TensorCell cell)) {
      return ListOperators.sum(call.items("self"));
    }
    Value value = cell.value();
    ElementType type = value.type() == ElementType.BOOL ? ElementType.INT64 : value.type();
    return TensorCell.of(
        reduce(call, "ReduceSum", DataTypes.cast(call, value, type)), call.isExact());
  }

  /** Of numbers, of two tensors, or along an axis, then with the places. */
  private static Object extreme(OperatorCall call, String name, String operator) {
    Object self = call.get("self");
    if (!(self instanceof TensorCell cell)) {
      return call.has("other")
          ? ScalarArithmetic.apply(name, self, call.get("other"))
          : call.items("self").stream()
              .reduce((a, b) -> ScalarArithmetic.apply(name, a, b))
              .orElseThrow(() -> new UnsupportedCodeException("the largest of no numbers"));
    }
    Value value = cell.value();
    if (call.has("other") && call.get("other") instanceof TensorCell) {
      return TensorCell.of(
          ElementOperators.promoted(call, operator, value, call.tensor("other")), call.isExact());
    }
    if (!call.has("other") && !call.has("dim")) {
      return TensorCell.of(reduce(call, "Reduce" + operator, value, false), call.isExact());
    }
    long axis = call.integer(call.has("dim") ? "dim" : "other");
    boolean keep = call.flag("keepdim", false);
    Map<String, Long> attributes = Map.of("keepdims", keep ? 1L : 0L);
    Value largest = call.emit("Reduce" + operator, attributes, value, call.vector(List.of(axis)));
    Value place = position(call, "Arg" + operator, axis, keep);
    return new TupleValue(
        List.of(TensorCell.of(largest, false), TensorCell.of(place, false)),
        List.of("values", "indices"));
  }

  private static Value position(OperatorCall call, String operator, long axis, boolean keep) {
    return call.emit(
        operator, Map.of("axis", axis, "keepdims", keep ? 1L : 0L), call.tensor("self"));
  }

  private static Value norm(OperatorCall call) {
    double power = call.real("p", 2);
    if (power != 1 && power != 2) {
      throw new UnsupportedCodeException("a norm of order " + power);
    }
    return reduce(call, power == 1 ? "ReduceL1" : "ReduceL2", call.tensor("self"));
  }

  /** The mean squared distance from the mean, over n - 1 where it is unbiased. */
  private static Value variance(OperatorCall call) {
    if (call.has("dim") && call.get("dim") instanceof Boolean) {
      throw new UnsupportedCodeException("a variance over all axes");
    }
    Value value = call.tensor("self");
    Value centred = call.emit("Sub", value, reduce(call, "ReduceMean", value, true));
    Value squares = call.emit("Mul", centred, centred);
    Value mean = reduce(call, "ReduceMean", squares, call.flag("keepdim", false));
    if (!call.flag("unbiased", true)) {
      return mean;
    }
    double count = 1;
    for (long axis : axes(call, value)) {
      count *= Scalars.fixed(value.size(OperatorCall.axis(axis, value.rank())));
    }
    return call.emit("Mul", mean, call.scalar(count / (count - 1)));
  }
}
