package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.onnx.canonical.Value;

/** Operators that choose between values, or keep them within limits. */
final class ChoiceOperators {
  private ChoiceOperators() {}

  static void addTo(AtenOperators table) {
    table.addTensor("where(condition, self, other)", ChoiceOperators::where);
    table.addWithInPlace("masked_fill(self, mask, value)", ChoiceOperators::maskedFill);
    table.addWithInPlace("clamp(self, min, max)", ChoiceOperators::clamp);
    table.addWithInPlace("clip(self, min, max)", ChoiceOperators::clamp);
    table.addWithInPlace("clamp_min(self, min)", ChoiceOperators::clamp);
    table.addWithInPlace("clamp_max(self, max)", ChoiceOperators::clamp);
  }

  private static Value where(OperatorCall call) {
    Value then = call.operand("self");
    Value otherwise = call.operand("other");
    ElementType type = DataTypes.joined(then.type(), otherwise.type());
    return call.emit(
        "Where",
        call.tensor("condition"),
        DataTypes.cast(call, then, type),
        DataTypes.cast(call, otherwise, type));
  }

  private static Value maskedFill(OperatorCall call) {
    Value self = call.tensor("self");
    Value fill = DataTypes.cast(call, call.operand("value"), self.type());
    return call.emit("Where", call.tensor("mask"), fill, self);
  }

  private static Value clamp(OperatorCall call) {
    Value value = call.tensor("self");
    Value low = call.has("min") ? limit(call, "min", value) : null;
    Value high = call.has("max") ? limit(call, "max", value) : null;
    return call.emit("Clip", value, low, high);
  }

  private static Value limit(OperatorCall call, String name, Value value) {
    Value limit = call.operand(name);
    if (limit.isFloat() && !value.isFloat()) {
      throw new UnsupportedCodeException("limits integers by a real number");
    }
    return DataTypes.cast(call, limit, value.type());
  }
}
