package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products of matrices. A constant right side ends up as the weights of a Gemm with transB. */
final class ProductImport {
  private static final Map<String, Long> TRANSPOSED = Map.of("transB", 1L);

  private ProductImport() {}

  /** alpha A B + beta C. */
  static Value gemm(NodeImport node) {
    Value left = node.input(0);
    Value right = node.input(1);
    requireMatrix(node, left);
    requireMatrix(node, right);
    Value a = node.flag("transA", false) ? TransposeImport.transpose(node, left, 1, 0) : left;
    Value b = node.flag("transB", false) ? right : TransposeImport.transpose(node, right, 1, 0);
    Value weights = scaled(node, b, node.real("alpha", 1));
    Shape shape = product(node, a, b);
    if (!node.has(2)) {
      return node.emit("Gemm", List.of(a, weights), TRANSPOSED, shape);
    }
    Value added = scaled(node, node.input(2), node.real("beta", 1));
    Optional<Value> bias = bias(node, added, shape);
    if (bias.isPresent()) {
      return node.emit("Gemm", List.of(a, weights, bias.get()), TRANSPOSED, shape);
    }
    Value product = node.emit("Gemm", List.of(a, weights), TRANSPOSED, shape);
    return BinaryImport.combine(node, "Add", product, added);
  }

  private static void requireMatrix(NodeImport node, Value value) {
    if (value.rank() != 2) {
      throw node.error("expected two dimensions, found shape " + value.shape());
    }
  }

  private static Value scaled(NodeImport node, Value value, float factor) {
    return factor == 1
        ? value
        : BinaryImport.combine(node, "Mul", value, node.constant(Tensor.scalar(factor)));
  }

  private static Shape product(NodeImport node, Value left, Value transposedRight) {
    Axes.requireWithinImage(node, left, List.of(1));
    if (!left.size(1).equals(transposedRight.size(1))) {
      throw node.error(
          "sizes %s and %s do not fit together".formatted(left.size(1), transposedRight.size(1)));
    }
    return Shape.of(left.size(0), transposedRight.size(0));
  }

  /** A constant that is the same for every row, as a vector. */
  private static Optional<Value> bias(NodeImport node, Value added, Shape shape) {
    Size units = shape.get(1);
    Size count = added.shape().elementCount();
    boolean isRow =
        added.rank() > 0 && count.equals(units) && added.size(added.rank() - 1).equals(units);
    boolean fits = added.constant().isPresent() && (count.is(1) || isRow);
    if (!fits) {
      return Optional.empty();
    }
    Value vector = Reshaping.to(node, added, Shape.of(count));
    return Optional.of(ExpandImport.expand(node, vector, Shape.of(units)));
  }

  static Value matMul(NodeImport node) {
    Value left = node.input(0);
    Value right = node.input(1);
    if (left.rank() == 2 && right.rank() == 2 && right.constant().isPresent()) {
      Value weights = TransposeImport.transpose(node, right, 1, 0);
      return node.emit("Gemm", List.of(left, weights), TRANSPOSED, product(node, left, weights));
    }
    return multiply(node, left, right);
  }

  /** As numpy's matmul: over the last two axes, the others broadcast. */
  static Value multiply(NodeImport node, Value left, Value right) {
    if (left.rank() == 0 || right.rank() == 0) {
      throw node.error("expected dimensions, found a single number");
    }
    if (left.type() != right.type()) {
      throw node.error(
          "expected operands of one type, found " + left.type() + " and " + right.type());
    }
    Shape a = left.rank() == 1 ? Shape.of(Size.ONE).plus(left.shape()) : left.shape();
    Shape b = right.rank() == 1 ? right.shape().plus(Shape.of(Size.ONE)) : right.shape();
    Size inner = a.get(a.rank() - 1);
    if (!inner.equals(b.get(b.rank() - 2)) || !inner.isFixed()) {
      throw node.error("shapes %s and %s do not fit together".formatted(a, b));
    }
    List<Size> sizes =
        new ArrayList<>(
            Broadcasting.of(node, a.subShape(0, a.rank() - 2), b.subShape(0, b.rank() - 2))
                .sizes());
    if (left.rank() > 1) {
      sizes.add(a.get(a.rank() - 2));
    }
    if (right.rank() > 1) {
      sizes.add(b.get(b.rank() - 1));
    }
    return node.emit("MatMul", List.of(left, right), Map.of(), new Shape(sizes));
  }
}
