package io.trojanscope.onnx.canonical;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in canonical form.
 *
 * @param graph whose output is images x classes
 * @param classCount number of logits
 * @param singleLogit whether the network gives one number for each image, which became the second
 *     of two logits, beside 0
 */
public record CanonicalGraph(Graph graph, int classCount, boolean singleLogit) {
  /**
   * Brings a network into canonical form.
   *
   * @throws InvalidInputException if an operator is not supported (all of them are named), a node
   *     does not fit its inputs, or the output is not images x classes
   */
  public static CanonicalGraph of(SourceGraph source) {
    OperatorImports.requireSupported(source.file(), source.nodes());
    GraphBuilder graph = new GraphBuilder(source);
    NetworkImport network = new NetworkImport(source, graph);
    network.define(source.input(), images(source, network));
    network.addNodes(source.nodes());
    return finish(source, network, graph, network.value(source.output(), "output"));
  }

  static CanonicalGraph finish(
      SourceGraph source, NetworkImport network, GraphBuilder graph, Value last) {
    Value found = logits(source, network, last);
    boolean single = found.size(1).is(1);
    Value output = single ? besideZero(source, network, found) : found;
    Graph result = graph.build(output);
    if (result.uses(result.input()) == 0) {
      throw new InvalidInputException(
          "%s: output '%s' does not depend on the images"
              .formatted(source.file(), DisplayText.name(source.output())));
    }
    return new CanonicalGraph(result, Math.toIntExact(output.size(1).constant()), single);
  }

  /** Whether an operator, named with its domain where that is not the standard one, is known. */
  public static boolean supports(String operator) {
    return OperatorImports.supports(operator);
  }

  /** The images in the form that the file's network takes. */
  static Value images(SourceGraph source, NetworkImport network) {
    Shape shape =
        Shape.of(
            Size.IMAGES,
            Size.of(source.images().channels()),
            Size.of(source.images().height()),
            Size.of(source.images().width()));
    Value images = Value.computed(source.input(), ElementType.FLOAT32, shape);
    NodeImport adapter = adapter("input", source.input(), network);
    if (source.channelsLast()) {
      return TransposeImport.transpose(adapter, images, 0, 2, 3, 1);
    }
    Shape asked = Shape.of(Size.IMAGES).plus(Shape.fixed(source.inputSizes()));
    return Reshaping.to(adapter, images, asked);
  }

  /** The output without axes of size 1 after the first, which must be images x classes. */
  private static Value logits(SourceGraph source, NetworkImport network, Value output) {
    List<Size> sizes = new ArrayList<>(output.shape().sizes());
    if (sizes.size() > 2) {
      sizes.subList(1, sizes.size()).removeIf(size -> size.is(1));
    }
    if (sizes.size() == 1) {
      sizes.add(Size.ONE);
    }
    NodeImport adapter = adapter("output", source.output(), network);
    Value logits = Reshaping.to(adapter, output, new Shape(sizes));
    boolean fits =
        logits.rank() == 2
            && logits.size(0).equals(Size.IMAGES)
            && logits.size(1).isFixed()
            && logits.isFloat();
    if (!fits) {
      throw new InvalidInputException(
          "%s: output '%s': expected images x classes, found %s"
              .formatted(source.file(), DisplayText.name(source.output()), output.shape()));
    }
    return logits;
  }

  /** Images x 1 times (0, 1). */
  private static Value besideZero(SourceGraph source, NetworkImport network, Value logit) {
    NodeImport adapter = adapter("output", source.output(), network);
    Value columns = adapter.constant(Tensor.of(List.of(1, 2), 0f, 1f));
    return BinaryImport.combine(adapter, "Mul", logit, columns);
  }

  private static NodeImport adapter(String name, String value, NetworkImport network) {
    Node node = new Node(name, name, List.of(), List.of(value), Attributes.NONE);
    return network.site(node, List.of());
  }
}
