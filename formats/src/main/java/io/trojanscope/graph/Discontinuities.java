package io.trojanscope.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The nodes of a network that jump where pixels change a little: they compare, round, count or
 * choose. Gradients do not show what depends on them.
 *
 * @param nodes in the order of the graph
 */
public record Discontinuities(List<Node> nodes) {
  private static final Set<String> JUMPS =
      Set.of(
          "Equal",
          "Less",
          "LessOrEqual",
          "Greater",
          "GreaterOrEqual",
          "IsNaN",
          "Not",
          "And",
          "Or",
          "Xor",
          "Mod",
          "ArgMax",
          "ArgMin",
          "Floor",
          "Ceil",
          "Round",
          "Sign",
          "ThresholdedRelu");

  /** Operators whose result no longer depends on the pixels. */
  private static final Set<String> OF_SHAPES = Set.of("Shape", "Size");

  /** Operators that keep an affine function of a pixel affine, with constants beside it. */
  private static final Set<String> AFFINE =
      Set.of("Add", "Sub", "Mul", "Div", "Clip", "Identity", "Transpose", "Reshape");

  public Discontinuities {
    nodes = List.copyOf(nodes);
  }

  /**
   * Finds them. One Round of the pixels themselves, as a network has that was made for 8-bit
   * images, is left out: its straight-through gradient is right for steps between 8-bit values.
   */
  public static Discontinuities of(Graph graph) {
    Set<String> pixels = new HashSet<>(Set.of(graph.input()));
    Set<String> affine = new HashSet<>(pixels);
    List<Node> found = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (OF_SHAPES.contains(node.operator())
          || node.inputs().stream().noneMatch(pixels::contains)) {
        continue;
      }
      pixels.addAll(node.outputs());
      boolean ofPixel = isAffine(node, graph, affine);
      if (ofPixel && AFFINE.contains(node.operator())) {
        affine.addAll(node.outputs());
      }
      if (jumps(node, pixels) && !(ofPixel && node.operator().equals("Round"))) {
        found.add(node);
      }
    }
    return new Discontinuities(found);
  }

  private static boolean isAffine(Node node, Graph graph, Set<String> affine) {
    return node.inputs().stream()
        .allMatch(
            input ->
                input.isEmpty() || affine.contains(input) || graph.constants().containsKey(input));
  }

  private static boolean jumps(Node node, Set<String> pixels) {
    return switch (node.operator()) {
      case "Cast" -> node.attributes().integer("to", 1) != 1;
      case "Where" -> pixels.contains(node.inputs().get(0));
      case "Gather", "ScatterND" -> pixels.contains(node.inputs().get(1));
      default -> JUMPS.contains(node.operator());
    };
  }
}
