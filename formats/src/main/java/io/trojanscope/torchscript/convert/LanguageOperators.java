package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.onnx.canonical.KnownContent;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.onnx.canonical.Value;
import io.trojanscope.text.DisplayText;
import io.trojanscope.torchscript.syntax.Expression;
import java.util.List;

/** Operators on numbers, truth values and texts, and what tensors say of themselves. */
final class LanguageOperators {
  /** A text that no condition may depend on. */
  private static final Object ANY_TEXT = new Object();

  private LanguageOperators() {}

  static void addTo(AtenOperators table) {
    table.add("size(self, dim)", LanguageOperators::size);
    table.add("prim.shape(self)", LanguageOperators::size);
    table.add("dim(self)", call -> Size.of(call.tensor("self").rank()));
    table.add("numel(self)", call -> call.tensor("self").shape().elementCount());
    table.add("is_floating_point(self)", call -> call.tensor("self").isFloat());
    table.add("prim.dtype(self)", call -> Size.of(DataTypes.number(call.tensor("self").type())));
    table.add("prim.device(self)", call -> "cpu");
    table.add("prim.layout(self)", call -> Size.ZERO);
    table.add("prim.is_cuda(self)", call -> false);
    table.add("prim.is_quantized(self)", call -> false);
    table.add("prim.is_nested(self)", call -> false);
    table.add("device(type, index)", call -> call.text("type", ""));
    table.add("prim.NumToTensor(value)", call -> TensorCell.of(call.operand("value"), true));
    for (String name : List.of("Int", "IntImplicit", "prim.Int")) {
      table.add(name + "(value)", call -> integer(call.get("value")));
    }
    for (String name : List.of("Float", "FloatImplicit", "prim.Float")) {
      table.add(name + "(value)", call -> real(call.get("value")));
    }
    for (String name : List.of("Bool", "prim.Bool")) {
      table.add(name + "(value)", call -> truth(call.get("value")));
    }
    table.add(
        "__range_length(start, end, step)",
        call ->
            Size.of(
                LoopItems.range(call.integer("start"), call.integer("end"), call.integer("step"))
                    .count()));
    table.add(
        "__derive_index(index, start, step)",
        call -> call.size("start").plus(call.size("index").times(call.size("step"))));
    addLogic(table);
  }

  private static void addLogic(AtenOperators table) {
    table.add("__is__(self, other)", call -> isNone(call, "self") == isNone(call, "other"));
    table.add("__isnot__(self, other)", call -> isNone(call, "self") != isNone(call, "other"));
    table.add("__not__(self)", call -> !Scalars.truth(call.get("self")));
    table.add("format(self, a, b, c, d, e, f)", call -> ANY_TEXT);
    table.add("warn(message, stacklevel)", call -> Expression.NONE);
    table.add(
        "prim.RaiseException(message, type)",
        call -> {
          Object message = call.get("message");
          throw new UnsupportedCodeException(
              "raises an error"
                  + (message instanceof String text ? ": " + DisplayText.name(text) : ""));
        });
  }

  /** Only a comparison with None is certain to have the same result everywhere. */
  private static boolean isNone(OperatorCall call, String name) {
    if (call.has("self") && call.has("other")) {
      throw new UnsupportedCodeException("compares the identity of two objects");
    }
    return !call.has(name);
  }

  private static Object size(OperatorCall call) {
    List<Size> sizes = call.tensor("self").shape().sizes();
    return call.has("dim") ? sizes.get(call.axis("dim", 0, sizes.size())) : ListValue.of(sizes);
  }

  static Object integer(Object value) {
    if (value instanceof TensorCell cell) {
      return Scalars.integer(single(cell));
    }
    if (value instanceof Double real) {
      return Size.of(real.longValue());
    }
    return value instanceof Boolean flag ? Size.of(flag ? 1 : 0) : Scalars.integer(value);
  }

  static Object real(Object value) {
    if (value instanceof TensorCell cell) {
      return (double) Scalars.fixed(single(cell));
    }
    return value instanceof Scalars.Rounded ? value : (Object) Scalars.real(value);
  }

  static boolean truth(Object value) {
    if (value instanceof TensorCell cell) {
      return Scalars.fixed(single(cell)) != 0;
    }
    return value instanceof Size size
        ? (boolean) ScalarArithmetic.apply("ne", size, Size.ZERO)
        : Scalars.real(value) != 0;
  }

  /** The one integer or truth value of a tensor that does not depend on pixels. */
  static Size single(TensorCell cell) {
    Value value = cell.value();
    if (value.known().isEmpty()) {
      throw new UnsupportedCodeException("depends on the pixels of the image");
    }
    if (!cell.isExact()) {
      throw new UnsupportedCodeException("depends on a real number of a tensor");
    }
    KnownContent content = value.known().get();
    if (content.constant().size() != 1) {
      throw new UnsupportedCodeException("expected one number, found " + value.shape());
    }
    return content.constant().elementType() == ElementType.BOOL
        ? Size.of(content.constant().longs()[0])
        : content.sizes().get(0);
  }
}
