package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;

/**
 * What an element-wise operator of two operands computes.
 *
 * @param sizes the result for integers that depend on the number of images, where it is linear
 */
record BinaryOperator(
    boolean givesBooleans,
    DoubleBinaryOperator reals,
    LongBinaryOperator integers,
    SizeOperator sizes) {
  /** The most integers that are followed while they depend on the number of images. */
  private static final int MOST_SIZES = 1 << 16;

  /** Combines two integers that may depend on the number of images. */
  interface SizeOperator {
    Optional<Size> apply(Size left, Size right);
  }

  static final SizeOperator NOT_LINEAR = (left, right) -> Optional.empty();

  static BinaryOperator arithmetic(
      DoubleBinaryOperator reals, LongBinaryOperator integers, SizeOperator sizes) {
    return new BinaryOperator(false, reals, integers, sizes);
  }

  /** A comparison that looks at the sign of left minus right. */
  static BinaryOperator comparison(IntPredicate holds) {
    return new BinaryOperator(
        true,
        (a, b) ->
            !Double.isNaN(a) && !Double.isNaN(b) && holds.test(Double.compare(a + 0.0, b + 0.0))
                ? 1
                : 0,
        (a, b) -> holds.test(Long.compare(a, b)) ? 1 : 0,
        (a, b) -> {
          OptionalInt sign = a.minus(b).sign();
          return sign.isPresent()
              ? Optional.of(Size.of(holds.test(sign.getAsInt()) ? 1 : 0))
              : Optional.empty();
        });
  }

  static BinaryOperator logic(LongBinaryOperator integers) {
    return new BinaryOperator(true, (a, b) -> Double.NaN, integers, NOT_LINEAR);
  }

  ElementType resultType(ElementType operands) {
    return givesBooleans ? ElementType.BOOL : operands;
  }

  /** The result for two known operands, if it can be computed. */
  Optional<KnownContent> apply(KnownContent left, KnownContent right, List<Integer> shape) {
    if (left.isFixed() && right.isFixed()) {
      return Optional.of(KnownContent.of(fixed(left.constant(), right.constant(), shape)));
    }
    return Tensors.product(shape) > MOST_SIZES
        ? Optional.empty()
        : linear(
            left.rearranged(t -> Tensors.expand(t, shape)).sizes(),
            right.rearranged(t -> Tensors.expand(t, shape)).sizes(),
            shape);
  }

  /** The result for all values of a vector in turn, without dimensions, if it can be computed. */
  Optional<KnownContent> reduce(KnownContent vector) {
    Tensor values = vector.constant();
    if (!vector.isFixed()) {
      return values.size() > MOST_SIZES ? Optional.empty() : reduceSizes(vector.sizes());
    }
    if (values.isFloat()) {
      float result = values.floats()[0];
      for (int i = 1; i < values.size(); i++) {
        result = (float) reals.applyAsDouble(result, values.floats()[i]);
      }
      return Optional.of(KnownContent.of(Tensor.scalar(result)));
    }
    long result = values.longs()[0];
    for (int i = 1; i < values.size(); i++) {
      result = integers.applyAsLong(result, values.longs()[i]);
    }
    return Optional.of(KnownContent.of(Tensor.of(List.of(), result)));
  }

  private Optional<KnownContent> reduceSizes(List<Size> values) {
    Optional<Size> result = Optional.of(values.get(0));
    for (Size value : values.subList(1, values.size())) {
      result = result.flatMap(left -> sizes.apply(left, value));
    }
    return result.map(size -> KnownContent.of(List.of(), List.of(size)));
  }

  private Tensor fixed(Tensor left, Tensor right, List<Integer> shape) {
    Tensor a = Tensors.expand(left, shape);
    Tensor b = Tensors.expand(right, shape);
    if (a.isFloat() && !givesBooleans) {
      float[] values = new float[a.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) reals.applyAsDouble(a.floats()[i], b.floats()[i]);
      }
      return Tensor.of(shape, values);
    }
    long[] values = new long[a.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          a.isFloat()
              ? (long) reals.applyAsDouble(a.floats()[i], b.floats()[i])
              : integers.applyAsLong(a.longs()[i], b.longs()[i]);
    }
    return givesBooleans || a.elementType() == ElementType.BOOL
        ? Tensor.ofBooleans(shape, values)
        : Tensor.of(shape, values);
  }

  private Optional<KnownContent> linear(List<Size> left, List<Size> right, List<Integer> shape) {
    List<Size> results = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      Optional<Size> result = sizes.apply(left.get(i), right.get(i));
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.add(result.get());
    }
    KnownContent known = KnownContent.of(shape, results);
    return Optional.of(
        givesBooleans ? known.rearranged(t -> Tensors.cast(t, ElementType.BOOL)) : known);
  }
}
