package io.trojanscope.model.djl;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;

/** A chain of the paper's operators in float64, by their definitions and nothing else. */
final class Float64Network {
  private final Graph graph;

  Float64Network(Graph graph) {
    this.graph = graph;
  }

  /** Logits of one image. */
  double[] logits(double[] image) {
    ImageShape shape = graph.inputShape();
    Value value = new Value(shape.channels(), shape.height(), shape.width(), image);
    for (Node node : graph.nodes()) {
      value =
          switch (node.operator()) {
            case "Conv" -> convolution(value, constant(node, 1), constant(node, 2));
            case "Relu" ->
                value.with(Arrays.stream(value.values()).map(v -> Math.max(v, 0)).toArray());
            case "MaxPool" -> maxPool(value);
            case "Flatten" -> new Value(value.values().length, 1, 1, value.values());
            case "Gemm" -> fullyConnected(value, constant(node, 1), constant(node, 2));
            default -> throw new IllegalArgumentException(node.operator());
          };
    }
    return value.values();
  }

  private Tensor constant(Node node, int position) {
    return graph.constant(node.inputs().get(position));
  }

  private static Value convolution(Value in, Tensor weight, Tensor bias) {
    int kernel = weight.dimension(2);
    int filters = weight.dimension(0);
    int height = in.height() - kernel + 1;
    int width = in.width() - kernel + 1;
    double[] out = new double[filters * height * width];
    for (int i = 0; i < out.length; i++) {
      int filter = i / (height * width);
      int row = i / width % height;
      int column = i % width;
      double sum = bias.floats()[filter];
      for (int w = 0; w < in.channels() * kernel * kernel; w++) {
        int channel = w / (kernel * kernel);
        int y = row + w / kernel % kernel;
        int x = column + w % kernel;
        sum +=
            weight.floats()[filter * in.channels() * kernel * kernel + w]
                * in.values()[(channel * in.height() + y) * in.width() + x];
      }
      out[i] = sum;
    }
    return new Value(filters, height, width, out);
  }

  private static Value maxPool(Value in) {
    int height = in.height() / 2;
    int width = in.width() / 2;
    double[] out = new double[in.channels() * height * width];
    for (int i = 0; i < out.length; i++) {
      int first =
          (i / (height * width) * in.height() + i / width % height * 2) * in.width()
              + i % width * 2;
      double[] v = in.values();
      out[i] =
          Math.max(
              Math.max(v[first], v[first + 1]),
              Math.max(v[first + in.width()], v[first + in.width() + 1]));
    }
    return new Value(in.channels(), height, width, out);
  }

  private static Value fullyConnected(Value in, Tensor weight, Tensor bias) {
    int inputs = in.values().length;
    double[] out = new double[weight.dimension(0)];
    for (int o = 0; o < out.length; o++) {
      out[o] = bias.floats()[o];
      for (int i = 0; i < inputs; i++) {
        out[o] += weight.floats()[o * inputs + i] * in.values()[i];
      }
    }
    return new Value(out.length, 1, 1, out);
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Value(int channels, int height, int width, double[] values) {
    Value with(double[] changed) {
      return new Value(channels, height, width, changed);
    }
  }
}
