package io.trojanscope.onnx.canonical;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.text.DisplayText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One node of the file: its inputs and attributes, and where its canonical nodes go. */
final class NodeImport {
  /** Canonical operators whose second input is a shape. */
  private static final Set<String> TAKE_SHAPES = Set.of("Expand", "Tile");

  private final Node node;
  private final List<Value> inputs;
  private final GraphBuilder graph;
  private final FoldingBudget budget;

  /**
   * @param inputs null where an optional input is left out
   */
  NodeImport(Node node, List<Value> inputs, GraphBuilder graph, FoldingBudget budget) {
    this.node = node;
    this.inputs = inputs;
    this.graph = graph;
    this.budget = budget;
  }

  String operator() {
    return node.operator();
  }

  long opset() {
    return graph.source().opset();
  }

  OptionalLong fixedBatch() {
    return graph.source().fixedBatch();
  }

  int inputCount() {
    return inputs.size();
  }

  int outputCount() {
    return node.outputs().size();
  }

  boolean has(int position) {
    return position < inputs.size() && inputs.get(position) != null;
  }

  Value input(int position) {
    if (!has(position)) {
      throw error("input %d is missing".formatted(position + 1));
    }
    return inputs.get(position);
  }

  /** An input whose content must be known beforehand. */
  KnownContent known(int position) {
    return input(position)
        .known()
        .orElseThrow(
            () ->
                error(
                    "input %d depends on the pixels; expected a constant".formatted(position + 1)));
  }

  /** An input that must not depend on the images or their number. */
  Tensor constant(int position) {
    KnownContent known = known(position);
    if (!known.isFixed()) {
      throw error("input %d depends on the number of images".formatted(position + 1));
    }
    return known.constant();
  }

  /** A constant input of integers. */
  List<Long> integers(int position) {
    Tensor tensor = Tensors.cast(constant(position), ElementType.INT64);
    return Arrays.stream(tensor.longs()).boxed().toList();
  }

  /** A constant input of integers, or an attribute where older opsets have it there. */
  Optional<List<Long>> integers(int position, String attribute) {
    if (has(position)) {
      return Optional.of(integers(position));
    }
    return hasAttribute(attribute) ? Optional.of(integers(attribute, List.of())) : Optional.empty();
  }

  boolean hasAttribute(String name) {
    return node.attributes().has(name);
  }

  long integer(String name, long absent) {
    return node.attributes().integer(name, absent);
  }

  boolean flag(String name, boolean absent) {
    return integer(name, absent ? 1 : 0) != 0;
  }

  float real(String name, float absent) {
    return node.attributes().real(name, absent);
  }

  List<Long> integers(String name, List<Long> absent) {
    return node.attributes().integers(name, absent);
  }

  /** Any attribute as it is, if present. */
  Optional<Object> attribute(String name) {
    return Optional.ofNullable(node.attributes().values().get(name));
  }

  String text(String name) {
    return node.attributes().text(name, "");
  }

  /** A text attribute that must be one of those allowed; the first is the default. */
  String choice(String name, String... allowed) {
    String text = node.attributes().text(name, allowed[0]);
    if (!Arrays.asList(allowed).contains(text)) {
      throw error(
          "attribute %s: expected one of %s, found '%s'"
              .formatted(name, String.join(", ", allowed), DisplayText.name(text)));
    }
    return text;
  }

  /** An axis counted from the front. */
  int axis(long axis, int rank) {
    if (axis < -rank || axis >= rank) {
      throw error("axis %d does not fit %d dimensions".formatted(axis, rank));
    }
    return (int) (axis < 0 ? axis + rank : axis);
  }

  /** Axes counted from the front, in ascending order. */
  List<Integer> axes(List<Long> axes, int rank) {
    return axes.stream().map(a -> axis(a, rank)).sorted().distinct().toList();
  }

  InvalidInputException error(String problem) {
    return new InvalidInputException(
        "%s: node '%s' (%s): %s"
            .formatted(
                graph.source().file(),
                DisplayText.name(node.name()),
                DisplayText.name(operator()),
                problem));
  }

  Value emit(
      String operator, List<Value> from, Map<String, ?> attributes, ElementType type, Shape shape) {
    return add(operator, from, attributes, type, List.of(shape)).get(0);
  }

  /** A float value. */
  Value emit(String operator, List<Value> from, Map<String, ?> attributes, Shape shape) {
    return emit(operator, from, attributes, ElementType.FLOAT32, shape);
  }

  List<Value> emitAll(
      String operator, List<Value> from, Map<String, ?> attributes, List<Shape> shapes) {
    return add(operator, from, attributes, from.get(0).type(), shapes);
  }

  /** Only a shape may depend on the number of images: else the result for an image would too. */
  private List<Value> add(
      String operator,
      List<Value> from,
      Map<String, ?> attributes,
      ElementType type,
      List<Shape> shapes) {
    for (int position = 0; position < from.size(); position++) {
      Value value = from.get(position);
      boolean fixed = value == null || value.known().stream().allMatch(KnownContent::isFixed);
      if (!fixed && !(TAKE_SHAPES.contains(operator) && position == 1)) {
        throw dependsOnImages();
      }
    }
    return graph.add(node, operator, from, attributes, type, shapes);
  }

  InvalidInputException dependsOnImages() {
    return error("its result depends on the number of images; export it without");
  }

  Value constant(Tensor tensor) {
    return known(KnownContent.of(tensor));
  }

  Value constant(List<Long> integers) {
    return constant(Tensor.vector(integers));
  }

  Value known(KnownContent known) {
    return Value.known(graph.fresh(node.outputs().get(0)), known);
  }

  Optional<Node> producer(Value value) {
    return graph.producer(value);
  }

  FoldingBudget budget() {
    return budget;
  }
}
