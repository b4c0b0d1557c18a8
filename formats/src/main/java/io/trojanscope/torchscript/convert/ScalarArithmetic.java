package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.torchscript.convert.Scalars.Rounded;
import java.util.Objects;
import java.util.Set;

/** Operators of two numbers, as Python computes them. */
final class ScalarArithmetic {
  private static final Set<String> COMPARISONS = Set.of("eq", "ne", "lt", "le", "gt", "ge");

  private ScalarArithmetic() {}

  static Object apply(String operator, Object left, Object right) {
    return left instanceof Size a && right instanceof Size b
        ? ofIntegers(operator, a, b)
        : ofReals(operator, left, right);
  }

  private static Object ofIntegers(String operator, Size a, Size b) {
    return switch (operator) {
      case "add" -> a.plus(b);
      case "sub" -> a.minus(b);
      case "mul" -> a.times(b);
      case "floordiv", "floor_divide" -> floorQuotient(a, b);
      case "remainder" -> a.minus(floorQuotient(a, b).times(b));
      case "max" -> sign(a.minus(b)) >= 0 ? a : b;
      case "min" -> sign(a.minus(b)) <= 0 ? a : b;
      case "__and__" -> Size.of(Scalars.fixed(a) & Scalars.fixed(b));
      case "__or__" -> Size.of(Scalars.fixed(a) | Scalars.fixed(b));
      case "eq", "ne", "lt", "le", "gt", "ge" -> holds(operator, sign(a.minus(b)));
      default -> ofReals(operator, a, b);
    };
  }

  /** Rounded down; of sizes that depend on the number of images only what is a whole number. */
  static Size floorQuotient(Size a, Size b) {
    if (a.isFixed() && b.isFixed()) {
      if (b.constant() == 0) {
        throw new UnsupportedCodeException("divides by 0");
      }
      return Size.of(Math.floorDiv(a.constant(), b.constant()));
    }
    return a.dividedBy(b)
        .orElseThrow(() -> new UnsupportedCodeException("depends on the number of images"));
  }

  private static int sign(Size difference) {
    return difference
        .sign()
        .orElseThrow(() -> new UnsupportedCodeException("depends on the number of images"));
  }

  private static boolean holds(String operator, int sign) {
    return switch (operator) {
      case "eq" -> sign == 0;
      case "ne" -> sign != 0;
      case "lt" -> sign < 0;
      case "le" -> sign <= 0;
      case "gt" -> sign > 0;
      default -> sign >= 0;
    };
  }

  private static Object ofReals(String operator, Object left, Object right) {
    boolean rounded = left instanceof Rounded || right instanceof Rounded;
    double a = Scalars.real(left);
    double b = Scalars.real(right);
    if (COMPARISONS.contains(operator)) {
      return comparison(operator, a, b, rounded);
    }
    double result =
        switch (operator) {
          case "add" -> a + b;
          case "sub" -> a - b;
          case "mul" -> a * b;
          case "div", "truediv" -> a / b;
          case "pow" -> Math.pow(a, b);
          case "max" -> Math.max(a, b);
          case "min" -> Math.min(a, b);
          default -> throw new UnsupportedCodeException("torch." + operator + " of such numbers");
        };
    return rounded || operator.equals("pow") ? new Rounded(result) : (Object) result;
  }

  private static boolean comparison(String operator, double a, double b, boolean rounded) {
    if (rounded) {
      throw new UnsupportedCodeException("compares a number that is rounded");
    }
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return operator.equals("ne");
    }
    return holds(operator, Double.compare(a + 0.0, b + 0.0));
  }

  /** Whether two values are equal: texts, lists or numbers. */
  static boolean areEqual(Object left, Object right) {
    if (Scalars.isNumber(left) && Scalars.isNumber(right)) {
      return (boolean) apply("eq", left, right);
    }
    if (left instanceof String || right instanceof String) {
      return Objects.equals(left, right);
    }
    var a = Scalars.items(left);
    var b = Scalars.items(right);
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!areEqual(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }
}
