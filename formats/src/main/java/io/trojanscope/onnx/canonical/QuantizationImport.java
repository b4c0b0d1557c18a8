package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * QuantizeLinear and DequantizeLinear. Constants are dequantised. Values of the network are limited
 * to what the integers can express, but not rounded: as in a straight-through estimator (Bengio et
 * al. 2013), the gradient is that of the network before quantisation.
 */
public final class QuantizationImport {
  /** Name of the operator that makes integers. */
  public static final String QUANTIZE = "QuantizeLinear";

  /** Attribute with the least and largest integer that {@link #QUANTIZE} gives. */
  public static final String RANGE = "trojanscope.range";

  static final String DEQUANTIZE = "DequantizeLinear";

  private QuantizationImport() {}

  /** Whether an operator is one of the two. */
  public static boolean isOne(String operator) {
    return operator.equals(QUANTIZE) || operator.equals(DEQUANTIZE);
  }

  /** (x / scale + zero point), limited to the integers' range, as a real number. */
  static Value quantize(NodeImport node) {
    List<Long> range = node.integers(RANGE, List.of());
    if (range.size() != 2) {
      throw node.error("expected integers of 8 or 16 bits; export it with QuantType.QInt8");
    }
    Value value = node.input(0);
    if (!value.isFloat()) {
      throw node.error("expected float32, found " + value.type());
    }
    Value steps = BinaryImport.combine(node, "Div", value, perAxis(node, 1, value));
    Value shifted =
        node.has(2) ? BinaryImport.combine(node, "Add", steps, perAxis(node, 2, value)) : steps;
    Value least = scalar(node, range.get(0));
    Value largest = scalar(node, range.get(1));
    if (shifted.known().isEmpty()) {
      return node.emit("Clip", List.of(shifted, least, largest), Map.of(), shifted.shape());
    }
    Value raised = BinaryImport.combine(node, "Max", shifted, least);
    return BinaryImport.combine(node, "Min", raised, largest);
  }

  /** (q - zero point) scale. */
  static Value dequantize(NodeImport node) {
    Value value = CastImport.cast(node, node.input(0), ElementType.FLOAT32);
    Value shifted =
        node.has(2) ? BinaryImport.combine(node, "Sub", value, perAxis(node, 2, value)) : value;
    return BinaryImport.combine(node, "Mul", shifted, perAxis(node, 1, value));
  }

  /** A number for all values, or one for each position along an axis. */
  private static Value perAxis(NodeImport node, int position, Value value) {
    if (node.integer("block_size", 0) != 0) {
      throw node.error("quantisation in blocks is not supported; export it per tensor or channel");
    }
    Tensor numbers = Tensors.cast(node.constant(position), ElementType.FLOAT32);
    if (numbers.size() == 1) {
      return node.constant(numbers.withShape(List.of()));
    }
    int axis = node.axis(node.integer("axis", 1), value.rank());
    if (numbers.rank() != 1 || !value.size(axis).is(numbers.size())) {
      throw node.error(
          "%d numbers do not fit axis %d of %s".formatted(numbers.size(), axis, value.shape()));
    }
    Integer[] shape = new Integer[value.rank() - axis];
    Arrays.fill(shape, 1);
    shape[0] = numbers.size();
    return node.constant(numbers.withShape(List.of(shape)));
  }

  private static Value scalar(NodeImport node, long value) {
    return node.constant(Tensor.scalar((float) value));
  }
}
