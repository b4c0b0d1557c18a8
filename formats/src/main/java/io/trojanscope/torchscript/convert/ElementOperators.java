package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.onnx.canonical.Value;
import java.util.Map;
import java.util.Set;

/** Operators on each element: arithmetic and comparisons. */
final class ElementOperators {
  private static final Map<String, String> COMPARISONS =
      Map.of(
          "eq", "Equal",
          "lt", "Less",
          "le", "LessOrEqual",
          "gt", "Greater",
          "ge", "GreaterOrEqual");

  private static final Map<String, String> LOGIC =
      Map.of(
          "logical_and", "And",
          "logical_or", "Or",
          "logical_xor", "Xor",
          "__and__", "And",
          "__or__", "Or",
          "bitwise_and", "And",
          "bitwise_or", "Or");

  private static final Set<String> OF_TRUTHS_ONLY =
      Set.of("__and__", "__or__", "bitwise_and", "bitwise_or");

  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("exp", "Exp"),
          Map.entry("log", "Log"),
          Map.entry("sqrt", "Sqrt"),
          Map.entry("sin", "Sin"),
          Map.entry("cos", "Cos"),
          Map.entry("tan", "Tan"),
          Map.entry("tanh", "Tanh"),
          Map.entry("sigmoid", "Sigmoid"),
          Map.entry("erf", "Erf"),
          Map.entry("reciprocal", "Reciprocal"),
          Map.entry("floor", "Floor"),
          Map.entry("ceil", "Ceil"),
          Map.entry("round", "Round"));

  private ElementOperators() {}

  static void addTo(AtenOperators table) {
    binary(table, "add", ", alpha", call -> sum(call, "Add"));
    binary(table, "sub", ", alpha", call -> sum(call, "Sub"));
    binary(table, "mul", "", call -> promoted(call, "Mul", call.operand("self"), other(call)));
    binary(table, "div", ", rounding_mode", ElementOperators::quotient);
    binary(table, "true_divide", "", ElementOperators::quotient);
    binary(table, "truediv", "", ElementOperators::quotient);
    binary(table, "floor_divide", "", ElementOperators::floorQuotient);
    binary(table, "floordiv", "", ElementOperators::floorQuotient);
    binary(table, "remainder", "", ElementOperators::remainder);
    binary(table, "pow", "", ElementOperators::power);
    table.addTensor("rsub(self, other, alpha)", ElementOperators::reversed);
    table.addTensor(
        "maximum(self, other)", call -> promoted(call, "Max", call.operand("self"), other(call)));
    table.addTensor(
        "minimum(self, other)", call -> promoted(call, "Min", call.operand("self"), other(call)));
    COMPARISONS.forEach(
        (name, operator) ->
            binary(
                table,
                name,
                "",
                call -> promoted(call, operator, call.operand("self"), other(call))));
    binary(
        table,
        "ne",
        "",
        call -> call.emit("Not", promoted(call, "Equal", call.operand("self"), other(call))));
    LOGIC.forEach((name, operator) -> binary(table, name, "", call -> logic(call, name, operator)));
    for (String name : new String[] {"logical_not", "bitwise_not"}) {
      table.addTensor(
          name + "(self)",
          call -> call.emit("Not", DataTypes.cast(call, call.tensor("self"), ElementType.BOOL)));
    }
    addFunctions(table);
  }

  private static void addFunctions(AtenOperators table) {
    FUNCTIONS.forEach((name, operator) -> unary(table, name, operator));
    unary(table, "abs", "Abs");
    unary(table, "neg", "Neg");
    table.addWithInPlace(
        "rsqrt(self)",
        call ->
            call.emit("Reciprocal", call.emit("Sqrt", DataTypes.real(call, call.tensor("self")))));
    table.addWithInPlace(
        "square(self)", call -> call.emit("Mul", call.tensor("self"), call.tensor("self")));
  }

  private static Value other(OperatorCall call) {
    return call.operand("other");
  }

  /** An operator of two tensors, a tensor and a number, two numbers, or lists. */
  private static void binary(
      AtenOperators table, String name, String more, Operator.TensorRule rule) {
    String arguments = "(self, other" + more + ")";
    table.addInPlace(name + "_" + arguments, rule);
    table.add(
        name + arguments,
        call -> {
          Object left = call.get("self");
          Object right = call.get("other");
          return left instanceof TensorCell || right instanceof TensorCell
              ? TensorCell.of(rule.apply(call), call.isExact())
              : withoutTensors(name, left, right);
        });
  }

  private static Object withoutTensors(String name, Object left, Object right) {
    if (left instanceof Boolean a && right instanceof Boolean b && LOGIC.containsKey(name)) {
      return LOGIC.get(name).equals("And") ? a && b : a || b;
    }
    if (Scalars.isNumber(left) && Scalars.isNumber(right)) {
      return ScalarArithmetic.apply(name, left, right);
    }
    if (name.equals("eq") || name.equals("ne")) {
      return ScalarArithmetic.areEqual(left, right) == name.equals("eq");
    }
    return ListOperators.combine(name, left, right);
  }

  private static void unary(AtenOperators table, String name, String operator) {
    boolean keepsIntegers = name.equals("abs") || name.equals("neg");
    Operator.TensorRule rule =
        call -> {
          Value value = call.tensor("self");
          return call.emit(operator, keepsIntegers ? value : DataTypes.real(call, value));
        };
    table.addInPlace(name + "_(self)", rule);
    table.add(
        name + "(self)",
        call ->
            call.get("self") instanceof TensorCell
                ? TensorCell.of(rule.apply(call), call.isExact())
                : ofNumber(name, call.get("self")));
  }

  private static Object ofNumber(String name, Object number) {
    return switch (name) {
      case "neg" -> negative(number);
      case "abs" -> ScalarArithmetic.apply("max", number, negative(number));
      case "floor" -> Size.of((long) Math.floor(exact(number)));
      case "ceil" -> Size.of((long) Math.ceil(exact(number)));
      case "sqrt" -> Math.sqrt(exact(number));
      default -> throw new UnsupportedCodeException("torch." + name + " of a number");
    };
  }

  static Object negative(Object number) {
    return number instanceof Size size
        ? Size.ZERO.minus(size)
        : ScalarArithmetic.apply("mul", number, -1.0);
  }

  private static double exact(Object number) {
    if (number instanceof Scalars.Rounded) {
      throw new UnsupportedCodeException("depends on a number that is rounded");
    }
    return Scalars.real(number);
  }

  /** Both operands in their common type. */
  static Value promoted(OperatorCall call, String operator, Value left, Value right) {
    ElementType type = DataTypes.joined(left.type(), right.type());
    boolean counts = !COMPARISONS.containsValue(operator);
    if (type == ElementType.BOOL && counts) {
      throw new UnsupportedCodeException("arithmetic of truth values");
    }
    return call.emit(operator, DataTypes.cast(call, left, type), DataTypes.cast(call, right, type));
  }

  private static Value sum(OperatorCall call, String operator) {
    return promoted(call, operator, call.operand("self"), scaled(call, other(call)));
  }

  private static Value scaled(OperatorCall call, Value value) {
    return call.real("alpha", 1) == 1 ? value : promoted(call, "Mul", value, call.operand("alpha"));
  }

  private static Value reversed(OperatorCall call) {
    return promoted(call, "Sub", other(call), scaled(call, call.operand("self")));
  }

  private static Value quotient(OperatorCall call) {
    String rounding = call.text("rounding_mode", "");
    if (rounding.equals("floor")) {
      return floorQuotient(call);
    }
    if (!rounding.isEmpty()) {
      throw new UnsupportedCodeException("rounding_mode " + rounding);
    }
    return realQuotient(call);
  }

  private static Value realQuotient(OperatorCall call) {
    return call.emit(
        "Div", DataTypes.real(call, call.operand("self")), DataTypes.real(call, other(call)));
  }

  private static boolean isReal(OperatorCall call) {
    return call.operand("self").isFloat() || other(call).isFloat();
  }

  private static Value floorQuotient(OperatorCall call) {
    return isReal(call)
        ? call.emit("Floor", realQuotient(call))
        : call.operand(ScalarArithmetic.floorQuotient(number(call, "self"), number(call, "other")));
  }

  /** The one integer of a tensor that shapes alone led to. */
  private static Size number(OperatorCall call, String name) {
    Object value = call.get(name);
    return value instanceof TensorCell cell
        ? LanguageOperators.single(cell)
        : Scalars.integer(value);
  }

  /** Of real numbers a - floor(a / b) b. */
  private static Value remainder(OperatorCall call) {
    if (!isReal(call)) {
      Size a = number(call, "self");
      Size b = number(call, "other");
      return call.operand(ScalarArithmetic.apply("remainder", a, b));
    }
    Value whole = call.emit("Floor", realQuotient(call));
    Value multiple = promoted(call, "Mul", whole, other(call));
    return promoted(call, "Sub", call.operand("self"), multiple);
  }

  private static Value power(OperatorCall call) {
    Value base = call.operand("self");
    Value exponent = other(call);
    ElementType type = DataTypes.joined(base.type(), exponent.type());
    return call.emit("Pow", DataTypes.cast(call, base, type), DataTypes.cast(call, exponent, type));
  }

  private static Value logic(OperatorCall call, String name, String operator) {
    Value left = call.operand("self");
    Value right = other(call);
    boolean truths = left.type() == ElementType.BOOL && right.type() == ElementType.BOOL;
    if (OF_TRUTHS_ONLY.contains(name) && !truths) {
      throw new UnsupportedCodeException("torch." + name + " of numbers");
    }
    return call.emit(
        operator,
        DataTypes.cast(call, left, ElementType.BOOL),
        DataTypes.cast(call, right, ElementType.BOOL));
  }
}
