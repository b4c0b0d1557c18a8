package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.list;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Operators that move values about. */
final class ShapeSources {
  /** libtorch's numbers of the element types, by ONNX's. */
  private static final Map<Long, Integer> TYPES = Map.of(1L, 6, 7L, 4, 9L, 11);

  private ShapeSources() {}

  static void addTo(Map<String, OperatorSource> sources) {
    sources.put("Flatten", new FlattenSource());
    sources.put(
        "Reshape",
        ExpressionSource.of(
            (n, w) -> "torch.reshape(%s, %s)".formatted(w.input(n, 0), w.integers(n, 1))));
    sources.put(
        "Transpose",
        ExpressionSource.of(
            (n, w) -> "torch.permute(%s, %s)".formatted(w.input(n, 0), list(order(n))),
            (n, w, g) -> "torch.permute(%s, %s)".formatted(g, list(inverse(order(n))))));
    sources.put(
        "Concat",
        ExpressionSource.of(
            (n, w) ->
                n.inputs().stream()
                    .map(w::value)
                    .collect(
                        Collectors.joining(
                            ", ",
                            "torch.cat([",
                            "], " + n.attributes().integer("axis", 0) + ")"))));
    sources.put("Split", ShapeSources::split);
    sources.put("Slice", ExpressionSource.of(ShapeSources::slice));
    sources.put("Gather", ExpressionSource.of(ShapeSources::gather));
    sources.put(
        "Expand",
        ExpressionSource.of(
            (n, w) -> "torch.expand(%s, %s)".formatted(w.input(n, 0), w.integers(n, 1))));
    sources.put(
        "Tile",
        ExpressionSource.of(
            (n, w) -> "torch.repeat(%s, %s)".formatted(w.input(n, 0), w.integers(n, 1))));
    sources.put("Shape", ExpressionSource.of(ShapeSources::shape));
    sources.put(
        "Cast",
        ExpressionSource.of(
            (n, w) ->
                "torch.to(%s, %d)"
                    .formatted(w.input(n, 0), TYPES.get(n.attributes().integer("to", 1)))));
    sources.put("Pad", new PadSource());
    sources.put("Resize", ExpressionSource.of(ShapeSources::resize));
  }

  private static List<Long> order(Node node) {
    return node.attributes().integers("perm", List.of());
  }

  private static List<Long> inverse(List<Long> order) {
    return IntStream.range(0, order.size())
        .mapToObj(axis -> (long) order.indexOf((long) axis))
        .toList();
  }

  private static void split(Node node, MethodWriter writer) {
    String parts =
        writer.assign(
            "torch.split_with_sizes(%s, %s, %d)"
                .formatted(
                    writer.input(node, 0),
                    writer.integers(node, 1),
                    node.attributes().integer("axis", 0)));
    for (int i = 0; i < node.outputs().size(); i++) {
      writer.define(node.outputs().get(i), writer.assign(parts + "[" + i + "]"));
    }
  }

  /** Inputs are starts, ends, axes and steps, one each. */
  private static String slice(Node node, MethodWriter writer) {
    List<Long> bounds =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i -> Literal.integers(node, i, writer.graph()).get(0))
            .toList();
    return "torch.slice(%s, %d, %d, %d, %d)"
        .formatted(
            writer.input(node, 0), bounds.get(2), bounds.get(0), bounds.get(1), bounds.get(3));
  }

  /** Indices have one dimension; a single one is taken as a slice. */
  private static String gather(Node node, MethodWriter writer) {
    long axis = node.attributes().integer("axis", 0);
    Graph graph = writer.graph();
    String indices = node.inputs().get(1);
    if (graph.constants().containsKey(indices) && graph.constant(indices).size() == 1) {
      long index = graph.constant(indices).longs()[0];
      return "torch.slice(%s, %d, %d, %d, 1)"
          .formatted(writer.input(node, 0), axis, index, index + 1);
    }
    return "torch.index_select(%s, %d, %s)"
        .formatted(writer.input(node, 0), axis, writer.value(indices));
  }

  private static String shape(Node node, MethodWriter writer) {
    String sizes = "torch.size(" + writer.input(node, 0) + ")";
    long start = node.attributes().integer("start", 0);
    return node.attributes().has("end")
        ? "torch.tensor(torch.slice(%s, %d, %d, 1), dtype=4)"
            .formatted(sizes, start, node.attributes().integer("end", 0))
        : "torch.tensor(torch.slice(%s, %d), dtype=4)".formatted(sizes, start);
  }

  /** By scales of the last two axes; linear and cubic with half-pixel or aligned corners. */
  private static String resize(Node node, MethodWriter writer) {
    Tensor scales = writer.graph().constant(node.inputs().get(2));
    String factors =
        "[%s, %s]".formatted(Literal.real(scales.floats()[2]), Literal.real(scales.floats()[3]));
    String aligned =
        Literal.truth(
            node.attributes()
                .text("coordinate_transformation_mode", "half_pixel")
                .equals("align_corners"));
    String input = writer.input(node, 0);
    String mode = node.attributes().text("mode", "nearest");
    return switch (mode) {
      case "nearest" -> "torch.upsample_nearest2d(%s, None, %s)".formatted(input, factors);
      case "linear" ->
          "torch.upsample_bilinear2d(%s, None, %s, %s)".formatted(input, aligned, factors);
      case "cubic" ->
          "torch.upsample_bicubic2d(%s, None, %s, %s)".formatted(input, aligned, factors);
      default ->
          throw new InvalidInputException(
              "node '%s': Resize of this mode is not supported".formatted(node.name()));
    };
  }
}
