package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes the body of one TorchScript method, statement by statement. Every expression gets a fresh
 * variable, so no name of the network's file ever reaches the source text.
 */
final class MethodWriter {
  private final Graph graph;
  private final Buffers buffers;
  private final StringBuilder body = new StringBuilder();
  private final Map<String, String> variables = new HashMap<>();
  private int nextVariable;

  MethodWriter(Graph graph, Buffers buffers) {
    this.graph = graph;
    this.buffers = buffers;
  }

  Graph graph() {
    return graph;
  }

  MemoryLayout layout() {
    return buffers.layout();
  }

  /** Assigns an expression to a fresh variable. */
  String assign(String expression) {
    String variable = fresh();
    statement(variable + " = " + expression);
    return variable;
  }

  void statement(String text) {
    body.append("    ").append(text).append('\n');
  }

  String fresh() {
    return "v" + nextVariable++;
  }

  /** Says which variable holds a value of the network. */
  void define(String value, String variable) {
    variables.put(value, variable);
  }

  /** The variable of a value, or the buffer of a constant. */
  String value(String name) {
    String variable = variables.get(name);
    return variable == null ? buffers.constant(name, graph.constant(name)) : variable;
  }

  /** The variable or buffer of a node's input. */
  String input(Node node, int position) {
    return value(node.inputs().get(position));
  }

  /** The same, or {@code None} where the input is left out. */
  String optionalInput(Node node, int position) {
    return node.hasInput(position) ? input(node, position) : "None";
  }

  /** Integers known only as the network runs, as a list; those of a constant as a literal. */
  String integers(Node node, int position) {
    String name = node.inputs().get(position);
    return graph.constants().containsKey(name)
        ? Literal.list(Literal.integers(node, position, graph))
        : assign("annotate(List[int], " + value(name) + ".tolist())");
  }

  /** A buffer that is derived from a constant. */
  String derived(String constant, String purpose, Supplier<Tensor> tensor) {
    return buffers.derived(constant, purpose, tensor);
  }

  /** Text of the whole method. */
  String method(String name, List<String> parameters, String returnType, String result) {
    String signature =
        parameters.stream().map(p -> ",\n    " + p + ": Tensor").collect(Collectors.joining());
    return "  def %s(self: %s%s) -> %s:\n%s    return %s\n"
        .formatted(name, TorchScriptModule.CLASS_NAME, signature, returnType, body, result);
  }
}
