package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A network as its file has it.
 *
 * @param file its name in errors
 * @param opset whose meaning the nodes have
 * @param nodes in an order in which every value is made before it is used
 * @param constants gives the constant of a name, if there is one
 * @param input name of the input value
 * @param images shape of one image
 * @param inputSizes sizes of the input value after the first, which is the number of images
 * @param channelsLast whether these sizes are height, width, channels
 * @param fixedBatch number of images that the file was exported for, if it names one
 * @param output name of the value that is wanted
 * @param elementTypes gives the ONNX number of the element type that the file has for a constant or
 *     for a tensor among the attributes
 */
public record SourceGraph(
    String file,
    long opset,
    List<Node> nodes,
    Function<String, Optional<Tensor>> constants,
    String input,
    ImageShape images,
    List<Integer> inputSizes,
    boolean channelsLast,
    OptionalLong fixedBatch,
    String output,
    ToLongFunction<Tensor> elementTypes) {
  public SourceGraph {
    nodes = List.copyOf(nodes);
    inputSizes = List.copyOf(inputSizes);
  }

  /** A network whose constants are float32, int64 and bool. */
  public SourceGraph(
      String file,
      long opset,
      List<Node> nodes,
      Function<String, Optional<Tensor>> constants,
      String input,
      ImageShape images,
      List<Integer> inputSizes,
      boolean channelsLast,
      OptionalLong fixedBatch,
      String output) {
    this(
        file,
        opset,
        nodes,
        constants,
        input,
        images,
        inputSizes,
        channelsLast,
        fixedBatch,
        output,
        SourceGraph::ownType);
  }

  private static long ownType(Tensor tensor) {
    return switch (tensor.elementType()) {
      case FLOAT32 -> 1;
      case INT64 -> 7;
      case BOOL -> 9;
    };
  }
}
