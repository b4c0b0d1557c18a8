package io.trojanscope.graph;

import io.trojanscope.spec.ImageShape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network that computes logits (images x classes) from a batch of float32 images (NCHW).
 *
 * @param input name of the input value
 * @param inputShape shape of one input image
 * @param output name of the logits
 * @param nodes in an order in which every value is made before it is used
 * @param constants weights and other constants by name
 */
public record Graph(
    String input,
    ImageShape inputShape,
    String output,
    List<Node> nodes,
    SortedMap<String, Tensor> constants) {
  /** ONNX operator set whose meaning the operators have. */
  public static final int OPSET = 17;

  public Graph {
    nodes = List.copyOf(nodes);
    constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
  }

  /**
   * The constant of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Tensor constant(String name) {
    Tensor tensor = constants.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("'" + name + "' is not a constant");
    }
    return tensor;
  }

  /** Number of values of all constants together. */
  public long constantValues() {
    return constants.values().stream().mapToLong(Tensor::size).sum();
  }

  /**
   * The same network with some constants replaced.
   *
   * @param replacements by name; each has the shape of the constant that it replaces
   * @throws IllegalArgumentException if a name is unknown or a shape differs
   */
  public Graph withConstants(Map<String, Tensor> replacements) {
    SortedMap<String, Tensor> changed = new TreeMap<>(constants);
    replacements.forEach(
        (name, tensor) -> {
          if (!constant(name).shape().equals(tensor.shape())) {
            throw new IllegalArgumentException(
                name + ": expected shape " + constant(name).shape() + ", found " + tensor.shape());
          }
          changed.put(name, tensor);
        });
    return new Graph(input, inputShape, output, nodes, changed);
  }

  /**
   * The same network with other nodes.
   *
   * @param changed in execution order
   */
  public Graph withNodes(List<Node> changed) {
    return new Graph(input, inputShape, output, changed, constants);
  }

  /** Number of nodes that take the value as an input; the graph's output counts as one more. */
  public long uses(String value) {
    long uses = nodes.stream().flatMap(n -> n.inputs().stream()).filter(value::equals).count();
    return value.equals(output) ? uses + 1 : uses;
  }
}
