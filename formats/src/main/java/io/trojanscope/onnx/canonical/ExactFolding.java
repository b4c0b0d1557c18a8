package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.text.EnumText;
import java.util.List;
import java.util.Set;

/**
 * Refuses to compute beforehand what another program may compute otherwise: integers that leave
 * their type, and decisions by real numbers that are not known to the bit. Constants are held as
 * float32 and int64 whatever their type, so a file could otherwise show one network here and
 * another one elsewhere.
 */
final class ExactFolding {
  private static final Set<String> TRUTHS =
      Set.of(
          "Equal",
          "Less",
          "LessOrEqual",
          "Greater",
          "GreaterOrEqual",
          "And",
          "Or",
          "Xor",
          "Not",
          "IsNaN");
  private static final Set<String> INTEGERS =
      Set.of("Shape", "Size", "ArgMax", "ArgMin", "NonZero");

  /** Those that give another result for another last bit of a real number. */
  private static final Set<String> DECIDE =
      Set.of(
          "Equal",
          "Less",
          "LessOrEqual",
          "Greater",
          "GreaterOrEqual",
          "IsNaN",
          "NonZero",
          "Floor",
          "Ceil",
          "Round",
          "Sign");

  /** Those that only move numbers, or choose among them. */
  private static final Set<String> MOVE =
      Set.of(
          "Reshape",
          "Flatten",
          "Squeeze",
          "Unsqueeze",
          "Identity",
          "Dropout",
          "Transpose",
          "DepthToSpace",
          "SpaceToDepth",
          "Concat",
          "Split",
          "Where",
          "Slice",
          "Gather",
          "ScatterND",
          "Expand",
          "Tile",
          "Pad",
          "Max",
          "Min",
          "Abs",
          "Neg",
          "Relu",
          "Clip",
          "Floor",
          "Ceil",
          "Round",
          "Sign",
          "ConstantOfShape",
          "Constant");

  /** Those that IEEE 754 defines to the bit. */
  private static final Set<String> DEFINED =
      Set.of("Add", "Sub", "Mul", "Div", "Sqrt", "Reciprocal", "Mod");

  private static final Set<String> BY_DOUBLES = Set.of("Pow", "Abs", "Neg", "Sign");
  private static final long MOST_BY_DOUBLES = 1L << 53;

  private ExactFolding() {}

  /**
   * How the numbers of a node's result are held, in the file.
   *
   * @param inputs null where one is left out
   * @param constantType of a constant that the node itself holds
   * @throws io.trojanscope.error.InvalidInputException if all inputs are known, and the file may
   *     mean another result than the one here
   */
  static KnownNumber check(
      NodeImport site,
      Node node,
      List<KnownNumber> inputs,
      List<Value> values,
      List<Value> outputs,
      NumberType constantType) {
    KnownNumber result = result(node, inputs, constantType);
    boolean folded =
        outputs.stream().anyMatch(value -> value.known().isPresent())
            && values.stream().allMatch(value -> value == null || value.known().isPresent());
    if (folded) {
      requireDecided(site, node, inputs, result);
      for (Value output : outputs) {
        output.known().ifPresent(known -> requireWithin(site, node, result.type(), known));
      }
    }
    return result;
  }

  private static KnownNumber result(Node node, List<KnownNumber> inputs, NumberType constantType) {
    String operator = node.operator();
    if (TRUTHS.contains(operator)) {
      return KnownNumber.TRUTH;
    }
    if (INTEGERS.contains(operator)) {
      return KnownNumber.INTEGER;
    }
    if (operator.equals("Constant") || operator.equals("ConstantOfShape")) {
      return KnownNumber.stored(constantType);
    }
    KnownNumber first = operator.equals("Where") ? at(inputs, 1) : at(inputs, 0);
    boolean exact = inputs.stream().allMatch(input -> input == null || input.exact());
    if (operator.equals("Cast") || operator.equals("CastLike")) {
      NumberType to =
          operator.equals("Cast")
              ? NumberType.of(node.attributes().integer("to", 1))
              : at(inputs, 1).type();
      return new KnownNumber(to, cast(at(inputs, 0), to));
    }
    return new KnownNumber(first.type(), exact && isExact(operator, first.type(), inputs.size()));
  }

  /** float64 that is as it was stored becomes the float32 that is held here. */
  private static boolean cast(KnownNumber from, NumberType to) {
    boolean stored = from.exact() || from.type() == NumberType.DOUBLE;
    return (to == NumberType.FLOAT || !to.isReal()) ? stored : (to == from.type() && from.exact());
  }

  private static KnownNumber at(List<KnownNumber> inputs, int position) {
    return position < inputs.size() && inputs.get(position) != null
        ? inputs.get(position)
        : KnownNumber.REAL;
  }

  private static boolean isExact(String operator, NumberType type, int operands) {
    return !type.isReal()
        || MOVE.contains(operator)
        || (type == NumberType.FLOAT && operands <= 2 && DEFINED.contains(operator));
  }

  private static void requireDecided(
      NodeImport site, Node node, List<KnownNumber> inputs, KnownNumber result) {
    boolean decides =
        DECIDE.contains(node.operator())
            || (node.operator().startsWith("Cast") && !result.type().isReal());
    for (KnownNumber input : inputs) {
      if (decides && input != null && input.type().isReal() && !input.exact()) {
        throw site.error(
            "its result depends on the last digits of a constant, which programs compute"
                + " differently; export the network with that constant folded");
      }
    }
  }

  private static void requireWithin(
      NodeImport site, Node node, NumberType type, KnownContent known) {
    Tensor tensor = known.constant();
    if (tensor.elementType() != ElementType.INT64 || type.isReal()) {
      return;
    }
    for (long value : tensor.longs()) {
      boolean rounded = BY_DOUBLES.contains(node.operator()) && Math.abs(value) > MOST_BY_DOUBLES;
      if (!type.holds(value) || rounded) {
        throw site.error(
            "its result of %d does not fit %s, in which the file computes it"
                .formatted(value, EnumText.lower(type)));
      }
    }
  }
}
