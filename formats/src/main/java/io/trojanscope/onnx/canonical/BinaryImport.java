package io.trojanscope.onnx.canonical;

import static io.trojanscope.onnx.canonical.BinaryOperator.NOT_LINEAR;
import static io.trojanscope.onnx.canonical.BinaryOperator.arithmetic;
import static io.trojanscope.onnx.canonical.BinaryOperator.comparison;
import static io.trojanscope.onnx.canonical.BinaryOperator.logic;

import io.trojanscope.graph.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Element-wise operators of two operands, or of several where the operator is associative. */
final class BinaryImport implements OperatorImport.Single {
  private static final BinaryOperator ADD =
      arithmetic(Double::sum, Long::sum, (a, b) -> Optional.of(a.plus(b)));

  /** The operators by their ONNX name. */
  static final Map<String, BinaryOperator> OPERATORS =
      Map.ofEntries(
          Map.entry("Add", ADD),
          Map.entry("Sum", ADD),
          Map.entry(
              "Sub",
              arithmetic((a, b) -> a - b, (a, b) -> a - b, (a, b) -> Optional.of(a.minus(b)))),
          Map.entry("Mul", arithmetic((a, b) -> a * b, (a, b) -> a * b, BinaryImport::product)),
          Map.entry("Div", arithmetic((a, b) -> a / b, (a, b) -> a / b, Size::dividedBy)),
          Map.entry(
              "Pow",
              arithmetic(Math::pow, (a, b) -> (long) Math.pow((double) a, (double) b), NOT_LINEAR)),
          Map.entry("Mod", arithmetic((a, b) -> a % b, Math::floorMod, NOT_LINEAR)),
          Map.entry("Max", arithmetic(Math::max, Math::max, BinaryImport::larger)),
          Map.entry("Min", arithmetic(Math::min, Math::min, BinaryImport::smaller)),
          Map.entry("PRelu", arithmetic((a, b) -> a < 0 ? a * b : a, (a, b) -> a, NOT_LINEAR)),
          Map.entry("And", logic((a, b) -> a & b)),
          Map.entry("Or", logic((a, b) -> a | b)),
          Map.entry("Xor", logic((a, b) -> a ^ b)),
          Map.entry("Equal", comparison(sign -> sign == 0)),
          Map.entry("Less", comparison(sign -> sign < 0)),
          Map.entry("LessOrEqual", comparison(sign -> sign <= 0)),
          Map.entry("Greater", comparison(sign -> sign > 0)),
          Map.entry("GreaterOrEqual", comparison(sign -> sign >= 0)));

  private static Optional<Size> product(Size left, Size right) {
    return left.isFixed() || right.isFixed() ? Optional.of(left.times(right)) : Optional.empty();
  }

  private static Optional<Size> larger(Size left, Size right) {
    var sign = left.minus(right).sign();
    return sign.isPresent() ? Optional.of(sign.getAsInt() < 0 ? right : left) : Optional.empty();
  }

  private static Optional<Size> smaller(Size left, Size right) {
    var sign = left.minus(right).sign();
    return sign.isPresent() ? Optional.of(sign.getAsInt() < 0 ? left : right) : Optional.empty();
  }

  @Override
  public Value output(NodeImport node) {
    if (node.operator().equals("Mod")) {
      requirePlainModulus(node);
    }
    Value result = node.input(0);
    for (int i = 1; i < node.inputCount(); i++) {
      Value operand = node.input(i);
      result =
          node.operator().equals("Pow")
              ? power(node, result, operand)
              : combine(node, canonicalName(node), result, operand);
    }
    return result;
  }

  /** Only an exponent may be of another type than its base, which is that of the result. */
  private static Value power(NodeImport node, Value base, Value exponent) {
    ElementType type = exponent.isFloat() ? ElementType.FLOAT32 : base.type();
    Value power =
        combine(
            node, "Pow", CastImport.cast(node, base, type), CastImport.cast(node, exponent, type));
    return CastImport.cast(node, power, base.type());
  }

  private static String canonicalName(NodeImport node) {
    return node.operator().equals("Sum") ? "Add" : node.operator();
  }

  private static void requirePlainModulus(NodeImport node) {
    boolean ofReals = node.input(0).isFloat();
    if (node.flag("fmod", false) != ofReals) {
      throw node.error("fmod of integers is not supported");
    }
  }

  /** The result of an operator, computed beforehand where that is possible. */
  static Value combine(NodeImport node, String operator, Value left, Value right) {
    BinaryOperator rule = OPERATORS.get(operator);
    if (left.type() != right.type()) {
      throw node.error(
          "expected operands of one type, found " + left.type() + " and " + right.type());
    }
    Shape shape = Broadcasting.of(node, left.shape(), right.shape());
    if (left.known().isPresent() && right.known().isPresent()) {
      node.budget().spend(rule.resultType(left.type()), shape);
      Optional<KnownContent> result =
          rule.apply(left.known().get(), right.known().get(), shape.toIntegers());
      if (result.isPresent()) {
        return node.known(result.get());
      }
    }
    if (operator.equals("Div") && left.type() == ElementType.INT64) {
      return integerQuotient(node, left, right, shape);
    }
    Value first = withoutAxes(node, left, right);
    Value second = withoutAxes(node, right, left);
    ElementType type = rule.resultType(left.type());
    boolean remainderOfReals = operator.equals("Mod") && left.isFloat();
    return node.emit(
        operator,
        List.of(first, second),
        remainderOfReals ? Map.of("fmod", 1L) : Map.of(),
        type,
        shape);
  }

  /** A single number needs no axes beside a value that has them. */
  private static Value withoutAxes(NodeImport node, Value value, Value other) {
    boolean single =
        value.constant().filter(t -> t.size() == 1).isPresent() && value.rank() <= other.rank();
    return single ? Reshaping.to(node, value, Shape.fixed()) : value;
  }

  /** Through float32, since the graph's Div is that of reals. */
  private static Value integerQuotient(NodeImport node, Value left, Value right, Shape shape) {
    Value quotient =
        node.emit(
            "Div",
            List.of(
                CastImport.cast(node, left, ElementType.FLOAT32),
                CastImport.cast(node, right, ElementType.FLOAT32)),
            Map.of(),
            shape);
    return CastImport.cast(node, quotient, ElementType.INT64);
  }
}
