package io.trojanscope.onnx.canonical;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** One run through the nodes of a network, or of a branch within it. */
final class NetworkImport {
  private final String file;
  private final GraphBuilder graph;
  private final FoldingBudget budget;
  private final Function<String, Optional<Tensor>> constants;
  private final Optional<NetworkImport> around;
  private final ToLongFunction<Tensor> elementTypes;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, KnownNumber> numbers = new HashMap<>();

  NetworkImport(SourceGraph source, GraphBuilder graph) {
    this.file = source.file();
    this.graph = graph;
    this.budget = new FoldingBudget(file);
    this.constants = source.constants();
    this.elementTypes = source.elementTypes();
    this.around = Optional.empty();
  }

  private NetworkImport(NetworkImport around, Subgraph branch) {
    this.file = around.file;
    this.graph = around.graph;
    this.budget = around.budget;
    this.constants = branch.constants();
    this.elementTypes = around.elementTypes;
    this.around = Optional.of(around);
  }

  void define(String name, Value value) {
    if (!name.isEmpty() && values.put(name, value) != null) {
      throw error("value '%s' is defined twice".formatted(DisplayText.name(name)));
    }
  }

  void addNodes(List<Node> nodes) {
    for (Node node : nodes) {
      List<Value> outputs = outputs(node);
      for (int i = 0; i < Math.min(outputs.size(), node.outputs().size()); i++) {
        define(node.outputs().get(i), outputs.get(i));
      }
    }
  }

  private List<Value> outputs(Node node) {
    List<Value> inputs = new ArrayList<>();
    for (String input : node.inputs()) {
      inputs.add(input.isEmpty() ? null : value(input, node.name()));
    }
    return outputs(node, inputs);
  }

  /** Outputs of a node with these inputs, null where one is left out. */
  List<Value> outputs(Node node, List<Value> inputs) {
    NodeImport site = site(node, Collections.unmodifiableList(inputs));
    try {
      if (node.operator().equals(OperatorImports.IF)) {
        return branch(site, node);
      }
      List<Value> outputs = OperatorImports.of(node.operator()).orElseThrow().apply(site);
      List<KnownNumber> of = node.inputs().stream().map(this::number).toList();
      KnownNumber number = ExactFolding.check(site, node, of, inputs, outputs, constantType(node));
      node.outputs().forEach(output -> numbers.put(output, number));
      return outputs;
    } catch (InvalidInputException | SuspiciousInputException e) {
      throw e;
    } catch (RuntimeException e) {
      // What is wrong with a node's numbers shows as a failed computation with them.
      throw new InvalidInputException(
          site.error("is not well formed: " + e.getMessage()).getMessage(), e);
    }
  }

  NodeImport site(Node node, List<Value> inputs) {
    return new NodeImport(node, inputs, graph, budget);
  }

  /** Of an If, the branch that is always taken. */
  private List<Value> branch(NodeImport site, Node node) {
    if (site.input(0).constant().isEmpty()) {
      throw site.error("its condition depends on the pixels or their number; not supported");
    }
    boolean condition = site.constant(0).longs()[0] != 0;
    Subgraph branch =
        (Subgraph)
            site.attribute(condition ? "then_branch" : "else_branch")
                .orElseThrow(() -> site.error("a branch is missing"));
    OperatorImports.requireSupported(file, branch.nodes());
    NetworkImport inner = new NetworkImport(this, branch);
    inner.addNodes(branch.nodes());
    for (int i = 0; i < Math.min(node.outputs().size(), branch.outputs().size()); i++) {
      numbers.put(node.outputs().get(i), inner.number(branch.outputs().get(i)));
    }
    return branch.outputs().stream().map(output -> inner.value(output, site.operator())).toList();
  }

  /** How the file holds the numbers of a value; the images and what is unknown are float32. */
  private KnownNumber number(String name) {
    KnownNumber here = numbers.get(name);
    return here != null || around.isEmpty()
        ? Objects.requireNonNullElse(here, KnownNumber.REAL)
        : around.get().number(name);
  }

  private NumberType constantType(Node node) {
    Object value = node.attributes().values().get("value");
    if (value instanceof Tensor tensor) {
      return NumberType.of(elementTypes.applyAsLong(tensor));
    }
    boolean integers = node.attributes().has("value_int") || node.attributes().has("value_ints");
    return integers ? NumberType.INT64 : NumberType.FLOAT;
  }

  /** A value made before, here or around, or a constant. */
  Value value(String name, String user) {
    return find(name)
        .orElseThrow(
            () ->
                error(
                    "node '%s': its input '%s' is not computed before it"
                        .formatted(DisplayText.name(user), DisplayText.name(name))));
  }

  private Optional<Value> find(String name) {
    if (values.containsKey(name)) {
      return Optional.of(values.get(name));
    }
    Optional<Tensor> constant = constants.apply(name);
    if (constant.isPresent()) {
      Value known = Value.known(graph.fresh(name), KnownContent.of(constant.get()));
      values.put(name, known);
      numbers.put(
          name, KnownNumber.stored(NumberType.of(elementTypes.applyAsLong(constant.get()))));
      return Optional.of(known);
    }
    return around.flatMap(outer -> outer.find(name));
  }

  private InvalidInputException error(String problem) {
    return new InvalidInputException(file + ": " + problem);
  }
}
