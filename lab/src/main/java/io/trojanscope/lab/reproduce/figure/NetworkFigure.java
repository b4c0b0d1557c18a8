package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.lab.reproduce.step.CleanModelStep;
import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.Layer;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperFigure.Setting;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** The network (figure 23), read from the trained model's file. */
final class NetworkFigure implements Figure {
  private static final List<String> PAPER =
      List.of(
          "convolution 20 @ 5×5",
          "ReLU",
          "max-pool 2×2",
          "convolution 50 @ 5×5",
          "ReLU",
          "max-pool 2×2",
          "flatten",
          "fully connected 500",
          "ReLU");

  private static final List<String> SIX_CONVOLUTIONS =
      List.of(
          "convolution 32 @ 3×3",
          "batch normalization",
          "ReLU",
          "convolution 64 @ 3×3",
          "ReLU",
          "max-pool 2×2",
          "convolution 128 @ 3×3",
          "batch normalization",
          "ReLU",
          "convolution 128 @ 3×3",
          "ReLU",
          "max-pool 2×2",
          "convolution 256 @ 3×3",
          "batch normalization",
          "ReLU",
          "convolution 256 @ 3×3",
          "ReLU",
          "max-pool 2×2",
          "flatten",
          "fully connected 1024",
          "ReLU",
          "fully connected 512",
          "ReLU");

  private final String id;
  private final CleanModelStep clean;
  private final String statement;
  private final List<String> hidden;

  private NetworkFigure(String id, CleanModelStep clean, String statement, List<String> hidden) {
    this.id = id;
    this.clean = clean;
    this.statement = statement;
    this.hidden = hidden;
  }

  /** The network of the paper's experiments. */
  static NetworkFigure ofPaper(String id, CleanModelStep clean) {
    return new NetworkFigure(
        id, clean, "Two convolutions with pooling, then two fully connected layers.", PAPER);
  }

  /** The network that the author has for CIFAR-10; its dropout is left out. */
  static NetworkFigure ofSixConvolutions(String id, CleanModelStep clean) {
    return new NetworkFigure(
        id,
        clean,
        "Six convolutions with batch normalization and pooling, then three fully connected layers.",
        SIX_CONVOLUTIONS);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Step<?>> steps() {
    return List.of(clean);
  }

  @Override
  public Result make(StepRunner runner) {
    List<Layer> layers = layers(runner.get(clean).graph());
    List<String> names = layers.stream().map(Layer::name).toList();
    long parameters = layers.stream().mapToLong(Layer::parameters).sum();
    List<String> expected = new ArrayList<>(List.of("input"));
    expected.addAll(hidden);
    expected.add("fully connected " + runner.data().classNames().size());
    return new Result(
        new PaperFigure(
            id,
            "The network",
            List.of(
                new Setting("training", "Adam, rate 1e-3, cross-entropy, batches of 64"),
                new Setting("epochs", Integer.toString(clean.ingredients().epochs()))),
            List.of(new Panel.Network("Layers, with the shape that each gives", layers)),
            List.of(
                new Claim(
                    statement,
                    "Layers of the model's file, in their order.",
                    names.equals(expected) ? Verdict.HELD : Verdict.FAILED,
                    "%d layers with %s weights and biases."
                        .formatted(layers.size() - 1, FigureText.count(parameters))))),
        List.of());
  }

  /** The layers of a chain of them. */
  static List<Layer> layers(Graph graph) {
    ImageShape shape = graph.inputShape();
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer("input", shape.channels(), shape.height(), shape.width(), 0));
    for (Node node : graph.nodes()) {
      shape = after(node, shape, graph);
      layers.add(
          new Layer(
              name(node, shape),
              shape.channels(),
              shape.height(),
              shape.width(),
              parameters(node, graph)));
    }
    return layers;
  }

  private static ImageShape after(Node node, ImageShape shape, Graph graph) {
    return switch (node.operator()) {
      case "Conv" -> {
        Tensor weight = graph.constant(node.inputs().get(1));
        int added = 2 * node.attributes().integers("pads", List.of(0L)).get(0).intValue() + 1;
        yield new ImageShape(
            weight.dimension(0),
            shape.height() - weight.dimension(2) + added,
            shape.width() - weight.dimension(3) + added);
      }
      case "MaxPool" -> {
        int side = side(node);
        yield new ImageShape(shape.channels(), shape.height() / side, shape.width() / side);
      }
      case "Flatten" -> new ImageShape(shape.size(), 1, 1);
      case "Gemm" -> new ImageShape(graph.constant(node.inputs().get(1)).dimension(0), 1, 1);
      default -> shape;
    };
  }

  private static String name(Node node, ImageShape shape) {
    return switch (node.operator()) {
      case "Conv" -> "convolution %d @ %2$d×%2$d".formatted(shape.channels(), side(node));
      case "MaxPool" -> "max-pool %1$d×%1$d".formatted(side(node));
      case "Flatten" -> "flatten";
      case "Gemm" -> "fully connected " + shape.channels();
      case "Relu" -> "ReLU";
      case "BatchNormalization" -> "batch normalization";
      default -> node.operator();
    };
  }

  private static int side(Node node) {
    return node.attributes().integers("kernel_shape", List.of(1L, 1L)).get(0).intValue();
  }

  private static long parameters(Node node, Graph graph) {
    return node.inputs().stream()
        .filter(input -> graph.constants().containsKey(input))
        .mapToLong(input -> graph.constant(input).size())
        .sum();
  }
}
