package io.trojanscope.torchscript;

import static io.trojanscope.torchscript.Literal.list;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.List;

/** Convolution, padded alike on both sides. */
final class ConvolutionSource implements OperatorSource {
  /** With so few input channels, libtorch's own backward pass is several times slower than ours. */
  private static final int FEW_CHANNELS = 4;

  @Override
  public void forward(Node node, MethodWriter writer) {
    Window window = Window.ofConvolution(node, writer.graph());
    writer.define(
        node.output(),
        writer.assign(
            "torch.conv%dd(%s, %s, %s, %s, %s, %s, %d)"
                .formatted(
                    window.axes(),
                    writer.input(node, 0),
                    writer.input(node, 1),
                    writer.optionalInput(node, 2),
                    list(window.strides()),
                    list(window.before()),
                    list(window.dilations()),
                    groups(node))));
  }

  @Override
  public boolean hasBackward(Node node, Graph graph) {
    String weight = node.inputs().get(1);
    return graph.constants().containsKey(weight) && graph.constant(weight).rank() == 4;
  }

  @Override
  public String backward(Node node, MethodWriter writer, String gradient, String kept) {
    Window window = Window.ofConvolution(node, writer.graph());
    Tensor weight = writer.graph().constant(node.inputs().get(1));
    if (groups(node) == 1 && weight.dimension(1) <= FEW_CHANNELS) {
      return backwardByColumns(node, writer, gradient, window, weight);
    }
    boolean flippedFits = groups(node) == 1 && window.gradientPads().stream().allMatch(p -> p >= 0);
    if (window.hasUnitStrides() && flippedFits) {
      return backwardByFlippedFilter(node, writer, gradient, window, weight);
    }
    return backwardByLibrary(node, writer, gradient, window, weight);
  }

  /** Each column of filter positions times the gradient, added up where it belongs (col2im). */
  private static String backwardByColumns(
      Node node, MethodWriter writer, String gradient, Window window, Tensor weight) {
    String filter = node.inputs().get(1);
    String columns = writer.derived(filter, "columns", () -> columns(weight));
    String flat =
        writer.layout() == MemoryLayout.CHANNELS_LAST
            ? "torch.transpose(torch.flatten(torch.permute(%s, [0, 2, 3, 1]), 1, 2), 1, 2)"
            : "torch.flatten(%s, 2, -1)";
    String product =
        writer.assign("torch.matmul(" + columns + ", " + flat.formatted(gradient) + ")");
    String input = writer.value(node.inputs().get(0));
    return writer.assign(
        "torch.col2im(%s, [torch.size(%s, 2), torch.size(%s, 3)], %s, %s, %s, %s)"
            .formatted(
                product,
                input,
                input,
                list(window.kernel()),
                list(window.dilations()),
                list(window.before()),
                list(window.strides())));
  }

  private static String backwardByFlippedFilter(
      Node node, MethodWriter writer, String gradient, Window window, Tensor weight) {
    String filter = writer.derived(node.inputs().get(1), "flipped", () -> flipped(weight));
    return writer.assign(
        "torch.conv2d(%s, %s, None, [1, 1], %s, %s, 1)"
            .formatted(gradient, filter, list(window.gradientPads()), list(window.dilations())));
  }

  private static String backwardByLibrary(
      Node node, MethodWriter writer, String gradient, Window window, Tensor weight) {
    String result = writer.fresh();
    writer.statement(
        "%s, %s, %s = torch.convolution_backward(%s, %s, %s, [%d], %s, %s, %s, False, [0, 0], %d, [True, False, False])"
            .formatted(
                result,
                writer.fresh(),
                writer.fresh(),
                gradient,
                writer.value(node.inputs().get(0)),
                writer.value(node.inputs().get(1)),
                weight.dimension(0),
                list(window.strides()),
                list(window.before()),
                list(window.dilations()),
                groups(node)));
    return result;
  }

  private static long groups(Node node) {
    return node.attributes().integer("group", 1);
  }

  /** Filters as a matrix: (input channel, row, column) x output channel. */
  private static Tensor columns(Tensor weight) {
    int outputs = weight.dimension(0);
    int positions = weight.size() / outputs;
    float[] values = new float[weight.size()];
    for (int o = 0; o < outputs; o++) {
      for (int p = 0; p < positions; p++) {
        values[p * outputs + o] = weight.floats()[o * positions + p];
      }
    }
    return Tensor.of(List.of(positions, outputs), values);
  }

  /** Filters with input and output channels swapped, turned by 180 degrees. */
  private static Tensor flipped(Tensor weight) {
    int outputs = weight.dimension(0);
    int inputs = weight.dimension(1);
    int area = weight.dimension(2) * weight.dimension(3);
    float[] values = new float[weight.size()];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        for (int p = 0; p < area; p++) {
          values[(i * outputs + o) * area + area - 1 - p] =
              weight.floats()[(o * inputs + i) * area + p];
        }
      }
    }
    return Tensor.of(List.of(inputs, outputs, weight.dimension(2), weight.dimension(3)), values);
  }
}
