package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The canonical graph under construction. */
final class GraphBuilder {
  /** The most values that one image may have at any point of the network. */
  private static final long MOST_VALUES = 1L << 28;

  private final SourceGraph source;
  private final Set<String> reserved = new HashSet<>();
  private final Set<String> claimed = new HashSet<>();
  private final Map<String, Integer> copies = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node> producers = new HashMap<>();
  private final SortedMap<String, Tensor> constants = new TreeMap<>();
  private final Map<String, String> written = new HashMap<>();

  GraphBuilder(SourceGraph source) {
    this.source = source;
    source.nodes().forEach(node -> reserved.addAll(node.outputs()));
    source.nodes().forEach(node -> reserved.addAll(node.inputs()));
    claimed.add(source.input());
  }

  SourceGraph source() {
    return source;
  }

  /** The name wanted, or one made from it if that is taken. */
  String fresh(String wanted) {
    String name = wanted;
    while (!claimed.add(name)) {
      String next = wanted + "." + copies.merge(wanted, 1, Integer::sum);
      name = reserved.contains(next) ? wanted : next;
    }
    return name;
  }

  /** Adds a node; its values get the names wanted or ones made from them. */
  List<Value> add(
      Node origin,
      String operator,
      List<Value> inputs,
      Map<String, ?> attributes,
      ElementType type,
      List<Shape> shapes) {
    List<String> names = inputs.stream().map(v -> v == null ? "" : reference(v)).toList();
    List<Value> outputs = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      requireBounded(shapes.get(i));
      String wanted = origin.outputs().get(Math.min(i, origin.outputs().size() - 1));
      outputs.add(Value.computed(fresh(wanted), type, shapes.get(i)));
    }
    List<String> outputNames = outputs.stream().map(Value::name).toList();
    append(new Node(origin.name(), operator, names, outputNames, new Attributes(attributes)));
    return outputs;
  }

  private void append(Node node) {
    nodes.add(node);
    node.outputs().forEach(output -> producers.put(output, node));
  }

  /**
   * Refuses what would take too much memory as the network runs.
   *
   * @throws ArithmeticException which names the shape
   */
  static void requireBounded(Shape shape) {
    if (shape.sizes().stream().anyMatch(s -> s.at(1) < 1 || s.perImage() < 0)) {
      throw new ArithmeticException("a size of 0 or less in " + shape);
    }
    if (shape.elementCount().at(1) > MOST_VALUES) {
      throw new ArithmeticException("more than " + MOST_VALUES + " values per image: " + shape);
    }
  }

  /** The canonical node that makes a value, if there is one. */
  Optional<Node> producer(Value value) {
    return Optional.ofNullable(producers.get(value.name()));
  }

  /** The name by which a node refers to a value. */
  private String reference(Value value) {
    if (value.known().isEmpty()) {
      return value.name();
    }
    return written.computeIfAbsent(value.name(), name -> write(name, value.known().get()));
  }

  private String write(String name, KnownContent known) {
    if (known.isFixed()) {
      constants.put(name, known.constant());
      return name;
    }
    String images = images();
    String scaled = binary("Mul", name, images, constant(name, known.perImage().orElseThrow()));
    return binary("Add", name, scaled, constant(name, known.constant()));
  }

  /** The number of images as the network runs: one int64 without dimensions. */
  private String images() {
    String shape = fresh(source.input());
    append(
        new Node(
            "number of images",
            "Shape",
            List.of(source.input()),
            List.of(shape),
            new Attributes(Map.of("start", 0L, "end", 1L))));
    String images = fresh(source.input());
    String scalar = constant(source.input(), Tensor.of(List.of(0), new long[0]));
    append(
        new Node(
            "number of images",
            "Reshape",
            List.of(shape, scalar),
            List.of(images),
            Attributes.NONE));
    return images;
  }

  private String binary(String operator, String name, String left, String right) {
    String output = fresh(name);
    append(new Node(name, operator, List.of(left, right), List.of(output), Attributes.NONE));
    return output;
  }

  private String constant(String wanted, Tensor tensor) {
    String name = fresh(wanted);
    constants.put(name, tensor);
    return name;
  }

  /** The graph that makes this value, without nodes and constants that it does not need. */
  Graph build(Value output) {
    String name = reference(output);
    Set<String> needed = needed(name);
    nodes.removeIf(node -> node.outputs().stream().noneMatch(needed::contains));
    constants.keySet().retainAll(needed);
    return new Graph(source.input(), source.images(), name, nodes, constants);
  }

  private Set<String> needed(String output) {
    Set<String> needed = new HashSet<>(Set.of(output));
    Deque<String> open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      Node node = producers.get(open.pop());
      if (node != null) {
        node.inputs().stream().filter(needed::add).forEach(open::push);
      }
    }
    return needed;
  }
}
