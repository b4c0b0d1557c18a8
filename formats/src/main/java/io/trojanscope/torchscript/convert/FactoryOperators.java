package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.onnx.canonical.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** New tensors, and filling tensors. */
final class FactoryOperators {
  private static final String HOW = ", dtype, layout, device, pin_memory, memory_format)";

  private FactoryOperators() {}

  static void addTo(AtenOperators table) {
    for (double number : new double[] {0, 1}) {
      String name = number == 0 ? "zeros" : "ones";
      table.addTensor(name + "(size" + HOW, call -> filled(call, number, ElementType.FLOAT32));
      table.addTensor(
          "new_" + name + "(self, size" + HOW,
          call -> filled(call, number, call.tensor("self").type()));
      table.addTensor(name + "_like(self" + HOW, call -> like(call, number));
    }
    table.addTensor(
        "full(size, fill_value" + HOW,
        call -> filled(call, call.real("fill_value", 0), call.operand("fill_value").type()));
    table.addTensor(
        "new_full(self, size, fill_value" + HOW,
        call -> filled(call, call.real("fill_value", 0), call.tensor("self").type()));
    table.addTensor(
        "full_like(self, fill_value" + HOW, call -> like(call, call.real("fill_value", 0)));
    table.addTensor("arange(a, b, c" + HOW, FactoryOperators::range);
    table.addTensor("tensor(data, dtype, device, requires_grad)", FactoryOperators::tensor);
    table.addTensor("scalar_tensor(data" + HOW, FactoryOperators::tensor);
    table.addTensor("clone(self, memory_format)", call -> call.tensor("self"));
    table.addTensor("lift_fresh_copy(self)", call -> call.tensor("self"));
    table.addInPlace("copy_(self, src, non_blocking)", FactoryOperators::copied);
    table.addInPlace("fill_(self, value)", FactoryOperators::refilled);
    table.addInPlace("zero_(self)", call -> expanded(call, call.scalar(0)));
  }

  /** A number in a shape, of the type asked for or another. */
  private static Value filled(OperatorCall call, double number, ElementType absent) {
    return filled(call, number, DataTypes.of(call, "dtype", absent), call.sizes("size"));
  }

  private static Value like(OperatorCall call, double number) {
    Value self = call.tensor("self");
    return filled(call, number, DataTypes.of(call, "dtype", self.type()), self.shape().sizes());
  }

  private static Value filled(
      OperatorCall call, double number, ElementType type, List<Size> sizes) {
    Tensor single =
        switch (type) {
          case FLOAT32 -> Tensor.scalar((float) number);
          case INT64 -> Tensor.of(List.of(), (long) number);
          case BOOL -> Tensor.ofBooleans(List.of(), number == 0 ? 0 : 1);
        };
    return sizes.isEmpty()
        ? call.constant(single)
        : call.emit("Expand", call.constant(single), call.shape(sizes));
  }

  /** {@code arange(end)}, {@code arange(start, end)} or {@code arange(start, end, step)}. */
  private static Value range(OperatorCall call) {
    Value first = call.operand("a");
    boolean endOnly = !call.has("b");
    Value start = endOnly ? call.operand(Size.ZERO) : first;
    Value end = endOnly ? first : call.operand("b");
    Value step = call.has("c") ? call.operand("c") : call.operand(Size.ONE);
    ElementType joined = DataTypes.joined(DataTypes.joined(start.type(), end.type()), step.type());
    ElementType type = DataTypes.of(call, "dtype", joined);
    return call.emit(
        "Range",
        DataTypes.cast(call, start, type),
        DataTypes.cast(call, end, type),
        DataTypes.cast(call, step, type));
  }

  /** A number, or a list of numbers. */
  private static Value tensor(OperatorCall call) {
    Object data = call.get("data");
    Value value;
    if (data instanceof ListValue list) {
      Value at = call.vector(List.of(0L));
      List<Value> numbers = new ArrayList<>();
      ElementType type = ElementType.BOOL;
      for (Object item : list.items()) {
        Value number = call.operand(item);
        type = DataTypes.joined(type, number.type());
        numbers.add(call.emit("Unsqueeze", number, at));
      }
      if (numbers.isEmpty()) {
        throw new UnsupportedCodeException("an empty tensor");
      }
      ElementType common = type;
      value =
          call.emit(
              "Concat",
              Map.of("axis", 0L),
              numbers.stream().map(number -> DataTypes.cast(call, number, common)).toList());
    } else {
      value = call.operand(data);
    }
    return DataTypes.cast(call, value, DataTypes.of(call, "dtype", value.type()));
  }

  private static Value copied(OperatorCall call) {
    return expanded(call, call.tensor("src"));
  }

  private static Value refilled(OperatorCall call) {
    return expanded(call, call.operand("value"));
  }

  private static Value expanded(OperatorCall call, Value value) {
    Value self = call.tensor("self");
    Value typed = DataTypes.cast(call, value, self.type());
    return self.rank() == 0
        ? call.reshaped(typed, self.shape())
        : call.emit("Expand", typed, call.shape(self.shape().sizes()));
  }
}
