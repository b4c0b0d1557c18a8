package io.trojanscope.train;

import io.trojanscope.image.ImageShape;
import io.trojanscope.model.graph.Attributes;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.graph.Node;
import io.trojanscope.model.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Builds a network layer by layer, with random weights. */
final class NetworkBuilder {
  private final ImageShape images;
  private final SplittableRandom random;
  private final List<Node> nodes = new ArrayList<>();
  private final SortedMap<String, Tensor> constants = new TreeMap<>();
  private String value = "images";
  private int channels;
  private int height;
  private int width;

  NetworkBuilder(ImageShape images, long seed) {
    this.images = images;
    this.random = new SplittableRandom(seed);
    this.channels = images.channels();
    this.height = images.height();
    this.width = images.width();
  }

  NetworkBuilder convolution(int filters, int kernel) {
    int fanIn = channels * kernel * kernel;
    String layer = layer("conv");
    List<String> inputs =
        List.of(
            value,
            constant(layer + ".weight", fanIn, filters, channels, kernel, kernel),
            constant(layer + ".bias", fanIn, filters));
    channels = filters;
    height -= kernel - 1;
    width -= kernel - 1;
    return add(layer, "Conv", inputs, Map.of("kernel_shape", square(kernel)));
  }

  NetworkBuilder maxPool(int size) {
    height /= size;
    width /= size;
    return add(
        layer("pool"),
        "MaxPool",
        List.of(value),
        Map.of("kernel_shape", square(size), "strides", square(size)));
  }

  NetworkBuilder relu() {
    return add(layer("relu"), "Relu", List.of(value), Map.of());
  }

  NetworkBuilder flatten() {
    channels = channels * height * width;
    height = 1;
    width = 1;
    return add(layer("flatten"), "Flatten", List.of(value), Map.of("axis", 1L));
  }

  NetworkBuilder fullyConnected(int units) {
    String layer = layer("fc");
    List<String> inputs =
        List.of(
            value,
            constant(layer + ".weight", channels, units, channels),
            constant(layer + ".bias", channels, units));
    channels = units;
    return add(layer, "Gemm", inputs, Map.of("transB", 1L));
  }

  Graph build() {
    Node last = nodes.remove(nodes.size() - 1);
    nodes.add(
        new Node(
            last.name(), last.operator(), last.inputs(), List.of("logits"), last.attributes()));
    return new Graph("images", images, "logits", nodes, constants);
  }

  private String layer(String kind) {
    long before = nodes.stream().filter(n -> n.name().startsWith(kind)).count();
    return kind + (before + 1);
  }

  private NetworkBuilder add(
      String name, String operator, List<String> inputs, Map<String, ?> attributes) {
    nodes.add(new Node(name, operator, inputs, List.of(name), new Attributes(attributes)));
    value = name;
    return this;
  }

  private String constant(String name, int fanIn, Integer... shape) {
    Tensor tensor = Tensor.zeros(List.of(shape));
    double bound = 1 / Math.sqrt(fanIn);
    for (int i = 0; i < tensor.size(); i++) {
      tensor.floats()[i] = (float) random.nextDouble(-bound, bound);
    }
    constants.put(name, tensor);
    return name;
  }

  private static List<Long> square(int size) {
    return List.of((long) size, (long) size);
  }
}
