package io.trojanscope.model.onnx.canonical;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.graph.ElementType;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.graph.Node;
import io.trojanscope.model.graph.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A network in canonical form.
 *
 * @param graph whose output is images x classes
 * @param classCount number of logits
 */
public record CanonicalGraph(Graph graph, int classCount) {
  private static final int MOST_NAMED = 5;

  /**
   * Brings a network into canonical form.
   *
   * @throws InvalidInputException if an operator is not supported (all of them are named), a node
   *     does not fit its inputs, or the output is not images x classes
   */
  public static CanonicalGraph of(SourceGraph source) {
    requireSupported(source);
    return new Import(source).run();
  }

  private static void requireSupported(SourceGraph source) {
    SortedMap<String, List<String>> unsupported = new TreeMap<>();
    for (Node node : source.nodes()) {
      if (OperatorImports.of(node.operator()).isEmpty()) {
        unsupported
            .computeIfAbsent(Shown.name(node.operator()), o -> new ArrayList<>())
            .add("'" + Shown.name(node.name()) + "'");
      }
    }
    if (!unsupported.isEmpty()) {
      String list =
          unsupported.entrySet().stream()
              .map(e -> e.getKey() + " (" + nodes(e.getValue()) + ")")
              .collect(Collectors.joining(", "));
      throw new InvalidInputException(
          "%s: operators that are not supported: %s".formatted(source.file(), list));
    }
  }

  private static String nodes(List<String> names) {
    String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMED;
    return (names.size() == 1 ? "node " : "nodes ")
        + first
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** One run through the nodes. */
  private static final class Import {
    private final SourceGraph source;
    private final GraphBuilder graph;
    private final FoldingBudget budget;
    private final Map<String, Value> values = new HashMap<>();

    Import(SourceGraph source) {
      this.source = source;
      this.graph = new GraphBuilder(source);
      this.budget = new FoldingBudget(source.file());
    }

    CanonicalGraph run() {
      values.put(source.input(), input());
      for (Node node : source.nodes()) {
        importNode(node);
      }
      Value output = logits(value(source.output(), source.output()));
      Graph result = graph.build(output);
      if (result.uses(result.input()) == 0) {
        throw error("output '%s' does not depend on the images".formatted(shown(source.output())));
      }
      return new CanonicalGraph(result, Math.toIntExact(output.size(1).constant()));
    }

    /** The images in the form that the file's network takes. */
    private Value input() {
      List<Size> sizes = new ArrayList<>(List.of(Size.IMAGES));
      List.of(source.images().channels(), source.images().height(), source.images().width())
          .forEach(size -> sizes.add(Size.of(size)));
      Value images = Value.computed(source.input(), ElementType.FLOAT32, new Shape(sizes));
      NodeImport adapter = adapter("input", source.input());
      if (source.channelsLast()) {
        return TransposeImport.transpose(adapter, images, 0, 2, 3, 1);
      }
      Shape asked = Shape.of(Size.IMAGES).plus(Shape.fixed(source.inputSizes()));
      return Reshaping.to(adapter, images, asked);
    }

    private NodeImport adapter(String name, String value) {
      Node node =
          new Node(
              name, name, List.of(), List.of(value), io.trojanscope.model.graph.Attributes.NONE);
      return new NodeImport(node, List.of(), graph, budget);
    }

    private void importNode(Node node) {
      List<Value> inputs = new ArrayList<>();
      for (String input : node.inputs()) {
        inputs.add(input.isEmpty() ? null : value(input, node.name()));
      }
      NodeImport site = new NodeImport(node, Collections.unmodifiableList(inputs), graph, budget);
      List<Value> outputs = outputs(site, OperatorImports.of(node.operator()).orElseThrow());
      for (int i = 0; i < Math.min(outputs.size(), node.outputs().size()); i++) {
        String name = node.outputs().get(i);
        if (values.put(name, outputs.get(i)) != null) {
          throw error("value '%s' is made twice".formatted(shown(name)));
        }
      }
    }

    /** What is wrong with a node's numbers shows as a failed computation with them. */
    private static List<Value> outputs(NodeImport site, OperatorImport operator) {
      try {
        return operator.apply(site);
      } catch (ArithmeticException
          | IllegalArgumentException
          | IndexOutOfBoundsException
          | ClassCastException e) {
        throw site.error("is not well formed: " + e.getMessage());
      }
    }

    private Value value(String name, String user) {
      Value value = values.get(name);
      if (value != null) {
        return value;
      }
      Optional<Tensor> constant = source.constants().apply(name);
      if (constant.isEmpty()) {
        throw error(
            "node '%s': its input '%s' is not made before it".formatted(shown(user), shown(name)));
      }
      Value known = Value.known(graph.fresh(name), Known.of(constant.get()));
      values.put(name, known);
      return known;
    }

    /** The output without axes of size 1 after the first, which must be images x classes. */
    private Value logits(Value output) {
      List<Size> sizes = new ArrayList<>(output.shape().sizes());
      if (sizes.size() > 2) {
        sizes.subList(1, sizes.size()).removeIf(size -> size.is(1));
      }
      Value logits = Reshaping.to(adapter("output", source.output()), output, new Shape(sizes));
      boolean fits =
          logits.rank() == 2
              && logits.size(0).equals(Size.IMAGES)
              && logits.size(1).isFixed()
              && logits.isFloat();
      if (!fits) {
        throw error(
            "output '%s': expected images x classes, found %s"
                .formatted(shown(source.output()), output.shape()));
      }
      return logits;
    }

    private InvalidInputException error(String problem) {
      return new InvalidInputException(source.file() + ": " + problem);
    }

    private static String shown(String name) {
      return Shown.name(name);
    }
  }
}
