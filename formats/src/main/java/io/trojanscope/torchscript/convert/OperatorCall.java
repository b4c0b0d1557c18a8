package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.CanonicalAssembly;
import io.trojanscope.onnx.canonical.Shape;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.onnx.canonical.Value;
import io.trojanscope.torchscript.syntax.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** One call of an operator: its arguments, and where its nodes go. */
final class OperatorCall {
  private final Map<String, Object> arguments;
  private final CanonicalAssembly graph;
  private final String where;

  /**
   * @param where the name of the nodes in errors
   */
  OperatorCall(Map<String, Object> arguments, CanonicalAssembly graph, String where) {
    this.arguments = arguments;
    this.graph = graph;
    this.where = where;
  }

  /** Whether an argument is given, and not None. */
  boolean has(String name) {
    return arguments.getOrDefault(name, Expression.NONE) != Expression.NONE;
  }

  /** An argument without conversion. */
  Object get(String name) {
    if (!has(name)) {
      throw new UnsupportedCodeException("argument " + name + " is missing");
    }
    return arguments.get(name);
  }

  private <T> T get(String name, Class<T> type, String expected) {
    Object value = get(name);
    if (!type.isInstance(value)) {
      throw new UnsupportedCodeException("argument %s: expected %s".formatted(name, expected));
    }
    return type.cast(value);
  }

  TensorCell cell(String name) {
    return get(name, TensorCell.class, "a tensor");
  }

  Value tensor(String name) {
    return cell(name).value();
  }

  /** A tensor, or null if the argument is not given. */
  Value optionalTensor(String name) {
    return has(name) ? tensor(name) : null;
  }

  /** The tensors of a list. */
  List<Value> tensors(String name) {
    List<Value> values = new ArrayList<>();
    for (Object item : items(name)) {
      if (!(item instanceof TensorCell cell)) {
        throw new UnsupportedCodeException("argument " + name + ": expected a list of tensors");
      }
      values.add(cell.value());
    }
    return values;
  }

  /** A number or a tensor, as a tensor. */
  Value operand(String name) {
    return operand(get(name));
  }

  Value operand(Object value) {
    if (value instanceof TensorCell cell) {
      return cell.value();
    }
    if (value instanceof Size size) {
      return graph.integers(List.of(), List.of(size));
    }
    if (value instanceof Boolean flag) {
      return constant(Tensor.ofBooleans(List.of(), flag ? 1 : 0));
    }
    return scalar(Scalars.real(value));
  }

  Size size(String name) {
    return get(name, Size.class, "an integer");
  }

  long integer(String name) {
    return Scalars.fixed(size(name));
  }

  long integer(String name, long absent) {
    return has(name) ? integer(name) : absent;
  }

  double real(String name, double absent) {
    return has(name) ? Scalars.real(get(name)) : absent;
  }

  boolean flag(String name, boolean absent) {
    return has(name) ? get(name, Boolean.class, "a truth value") : absent;
  }

  String text(String name, String absent) {
    return has(name) ? get(name, String.class, "a text") : absent;
  }

  /** The items of a list or tuple. */
  List<Object> items(String name) {
    return Scalars.items(get(name));
  }

  /** Integers of a list; a single integer is a list of one. */
  List<Size> sizes(String name) {
    Object value = get(name);
    if (value instanceof Size size) {
      return List.of(size);
    }
    List<Size> sizes = new ArrayList<>();
    for (Object item : Scalars.items(value)) {
      sizes.add(Scalars.integer(item));
    }
    return List.copyOf(sizes);
  }

  /** Integers that do not depend on the number of images. */
  List<Long> integers(String name) {
    return sizes(name).stream().map(Scalars::fixed).toList();
  }

  /** This many integers; a single one is repeated. */
  List<Long> integers(String name, int count, long absent) {
    List<Long> given = has(name) ? integers(name) : List.of();
    if (given.isEmpty()) {
      return Collections.nCopies(count, absent);
    }
    return given.size() == 1 ? Collections.nCopies(count, given.get(0)) : given;
  }

  /** An axis counted from the front. */
  int axis(String name, long absent, int rank) {
    return axis(integer(name, absent), rank);
  }

  static int axis(long axis, int rank) {
    if (axis < -rank || axis >= rank) {
      throw new UnsupportedCodeException("axis %d does not fit %d axes".formatted(axis, rank));
    }
    return (int) (axis < 0 ? axis + rank : axis);
  }

  /** Adds an operator with one output. */
  Value emit(String operator, Map<String, ?> attributes, Value... inputs) {
    return emit(operator, attributes, Arrays.asList(inputs));
  }

  /** Adds an operator with one output. */
  Value emit(String operator, Map<String, ?> attributes, List<Value> inputs) {
    return graph.add(where, operator, inputs, attributes, 1).get(0);
  }

  /** Adds an operator without attributes. */
  Value emit(String operator, Value... inputs) {
    return emit(operator, Map.of(), inputs);
  }

  /** Adds an operator with several outputs. */
  List<Value> emitAll(String operator, Map<String, ?> attributes, int outputs, List<Value> inputs) {
    return graph.add(where, operator, inputs, attributes, outputs);
  }

  Value constant(Tensor tensor) {
    return graph.constant("constant", tensor);
  }

  /** A float32 constant without axes. */
  Value scalar(double value) {
    return constant(Tensor.scalar((float) value));
  }

  /** An int64 constant with one axis. */
  Value vector(List<Long> integers) {
    return constant(Tensor.vector(integers));
  }

  /** Integers with one axis, which may depend on the number of images. */
  Value shape(List<Size> sizes) {
    return graph.integers(List.of(sizes.size()), sizes);
  }

  /** The same values in another shape. */
  Value reshaped(Value value, Shape shape) {
    return value.shape().equals(shape) ? value : emit("Reshape", value, shape(shape.sizes()));
  }

  /** Each element's own place in the order of the values. */
  Value positions(Shape shape) {
    List<Integer> sizes = shape.toIntegers();
    int count = sizes.stream().reduce(1, Math::multiplyExact);
    return constant(Tensor.of(sizes, LongStream.range(0, count).toArray()));
  }

  /** Whether conditions may depend on what follows from the arguments. */
  boolean isExact() {
    return arguments.values().stream().allMatch(OperatorCall::isExact);
  }

  private static boolean isExact(Object argument) {
    if (argument instanceof TensorCell cell) {
      return cell.isExact();
    }
    if (argument instanceof ListValue list) {
      return list.items().stream().allMatch(OperatorCall::isExact);
    }
    return !(argument instanceof Scalars.Rounded);
  }
}
