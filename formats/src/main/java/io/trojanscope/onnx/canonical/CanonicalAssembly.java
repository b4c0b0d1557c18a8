package io.trojanscope.onnx.canonical;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Builds a canonical graph operator by operator, for a file format other than ONNX. */
public final class CanonicalAssembly {
  /** The last opset whose forms the operators have; its GroupNormalization scales channels. */
  private static final long OPSET = 21;

  private static final String INPUT = "images";
  private static final String OUTPUT = "logits";

  private final SourceGraph source;
  private final NetworkImport network;
  private final GraphBuilder graph;
  private final Value images;

  /**
   * Begins a graph.
   *
   * @param file its name in errors
   * @param images shape of one image
   * @param channelsLast whether the network takes height x width x channels
   */
  public CanonicalAssembly(String file, ImageShape images, boolean channelsLast) {
    int channels = images.channels();
    List<Integer> sizes =
        channelsLast
            ? List.of(images.height(), images.width(), channels)
            : List.of(channels, images.height(), images.width());
    source =
        new SourceGraph(
            file,
            OPSET,
            List.of(),
            name -> Optional.empty(),
            INPUT,
            images,
            sizes,
            channelsLast,
            OptionalLong.empty(),
            OUTPUT);
    graph = new GraphBuilder(source);
    network = new NetworkImport(source, graph);
    this.images = CanonicalGraph.images(source, network);
  }

  /** The images as the network takes them. */
  public Value images() {
    return images;
  }

  /**
   * Adds an operator of opset 21; constants are folded.
   *
   * @param where the name of the node in errors
   * @param inputs null where an optional input is left out
   * @param outputs number of outputs
   * @throws InvalidInputException if the operator does not fit its inputs
   */
  public List<Value> add(
      String where, String operator, List<Value> inputs, Map<String, ?> attributes, int outputs) {
    List<String> names = inputs.stream().map(v -> v == null ? "" : v.name()).toList();
    Node node =
        new Node(
            where,
            operator,
            names,
            Collections.nCopies(outputs, operator),
            new Attributes(attributes));
    return network.outputs(node, new ArrayList<>(inputs));
  }

  /** A constant. */
  public Value constant(String name, Tensor tensor) {
    return Value.known(graph.fresh(name), KnownContent.of(tensor));
  }

  /** Integers, which may depend on the number of images. */
  public Value integers(List<Integer> shape, List<Size> values) {
    return Value.known(graph.fresh("integers"), KnownContent.of(shape, values));
  }

  /**
   * The graph that computes this value, without what it does not need.
   *
   * @throws InvalidInputException if the value is not images x classes, or does not depend on the
   *     images
   */
  public CanonicalGraph finish(Value logits) {
    return CanonicalGraph.finish(source, network, graph, logits);
  }
}
