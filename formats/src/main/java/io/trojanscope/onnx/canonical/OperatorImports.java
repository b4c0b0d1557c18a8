package io.trojanscope.onnx.canonical;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Node;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The operators that can be imported, by their ONNX name. */
final class OperatorImports {
  /** Imported as the branch that is always taken; see {@link NetworkImport}. */
  static final String IF = "If";

  private static final int MOST_NAMED = 5;
  private static final Map<String, OperatorImport> BY_NAME = new HashMap<>();

  static {
    BinaryImport.OPERATORS.keySet().forEach(name -> add(name, new BinaryImport()));
    UnaryImport.OPERATORS.forEach(name -> add(name, new UnaryImport()));
    ReductionImport.OPERATORS.forEach(name -> add(name, new ReductionImport()));
    add("Mean", ActivationImport::mean);
    add("Clip", ActivationImport::clip);
    add("Mish", ActivationImport::mish);
    add("Gelu", ActivationImport::gelu);
    add("Softmax", ActivationImport::softmax);
    add("LogSoftmax", ActivationImport::softmax);
    add("Cast", new CastImport());
    add("CastLike", new CastImport());
    add("ArgMax", ReductionImport::position);
    add("ArgMin", ReductionImport::position);
    add(QuantizationImport.QUANTIZE, QuantizationImport::quantize);
    add(QuantizationImport.DEQUANTIZE, QuantizationImport::dequantize);
    addShapes();
    addWindows();
    addProducts();
  }

  private OperatorImports() {}

  private static void addShapes() {
    add("Reshape", ReshapeImport::reshape);
    add("Flatten", ReshapeImport::flatten);
    add("Squeeze", ReshapeImport::squeeze);
    add("Unsqueeze", ReshapeImport::unsqueeze);
    add("Identity", ReshapeImport::same);
    add("Dropout", ReshapeImport::dropout);
    add("Transpose", TransposeImport::transpose);
    add("DepthToSpace", TransposeImport::depthToSpace);
    add("SpaceToDepth", TransposeImport::spaceToDepth);
    add("Concat", JoinImport::concat);
    BY_NAME.put("Split", JoinImport::split);
    add("Where", JoinImport::where);
    add("Slice", SelectImport::slice);
    add("Gather", SelectImport::gather);
    add("NonZero", SelectImport::nonZero);
    add("ScatterND", new ScatterImport());
    add("Expand", ExpandImport::expand);
    add("Tile", ExpandImport::tile);
    add("Constant", ExpandImport::constant);
    add("ConstantOfShape", ExpandImport::constantOfShape);
    add("Range", ExpandImport::range);
    add("Shape", ExpandImport::shape);
    add("Size", ExpandImport::size);
    add("Pad", PadImport::pad);
    add("Resize", new ResizeImport());
    add("Upsample", new ResizeImport());
  }

  private static void addWindows() {
    add("Conv", ConvolutionImport::convolution);
    add("ConvTranspose", ConvolutionImport::transposed);
    add("MaxPool", PoolImport::max);
    add("AveragePool", PoolImport::average);
    add("LpPool", PoolImport::lp);
    add("GlobalAveragePool", ReductionImport::globalAveragePool);
    add("GlobalMaxPool", PoolImport::globalMax);
    add("GlobalLpPool", ReductionImport::globalLpPool);
    add("BatchNormalization", NormalizationImport::batch);
    add("InstanceNormalization", NormalizationImport::instance);
    add("LayerNormalization", NormalizationImport::layer);
    add("GroupNormalization", NormalizationImport::group);
    add("LRN", NormalizationImport::localResponse);
    add("LpNormalization", NormalizationImport::lp);
  }

  private static void addProducts() {
    add("Gemm", ProductImport::gemm);
    add("MatMul", ProductImport::matMul);
    add("Einsum", new EinsumImport());
  }

  private static void add(String name, OperatorImport.Single operator) {
    BY_NAME.put(name, operator);
  }

  static Optional<OperatorImport> of(String operator) {
    return Optional.ofNullable(BY_NAME.get(operator));
  }

  static boolean supports(String operator) {
    return operator.equals(IF) || BY_NAME.containsKey(operator);
  }

  /** Names every operator that is not supported, with its nodes. */
  static void requireSupported(String file, List<Node> nodes) {
    SortedMap<String, List<String>> unsupported = new TreeMap<>();
    for (Node node : nodes) {
      if (!supports(node.operator())) {
        unsupported
            .computeIfAbsent(DisplayText.name(node.operator()), o -> new ArrayList<>())
            .add("'" + DisplayText.name(node.name()) + "'");
      }
    }
    if (!unsupported.isEmpty()) {
      String list =
          unsupported.entrySet().stream()
              .map(e -> e.getKey() + " (" + shown(e.getValue()) + ")")
              .collect(Collectors.joining(", "));
      throw new InvalidInputException(
          "%s: operators that are not supported: %s".formatted(file, list));
    }
  }

  private static String shown(List<String> nodes) {
    return (nodes.size() == 1 ? "node " : "nodes ") + DisplayText.list(nodes, MOST_NAMED);
  }
}
