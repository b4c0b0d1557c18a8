package io.trojanscope.train;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Collections;
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
    return convolution(filters, kernel, 0);
  }

  /**
   * @param padding zeros around the image on each side
   */
  NetworkBuilder convolution(int filters, int kernel, int padding) {
    return convolution(filters, kernel, padding, true);
  }

  /** Followed by batch normalization, whose shift makes a bias of its own useless. */
  NetworkBuilder normalizedConvolution(int filters, int kernel, int padding) {
    convolution(filters, kernel, padding, false);
    String layer = layer("norm");
    List<String> inputs =
        List.of(
            value,
            constant(layer + ".gain", 1f),
            constant(layer + ".shift", 0f),
            constant(layer + ".mean", 0f),
            constant(layer + ".variance", 1f));
    return add(layer, "BatchNormalization", inputs, Map.of());
  }

  private NetworkBuilder convolution(int filters, int kernel, int padding, boolean bias) {
    int fanIn = channels * kernel * kernel;
    String layer = layer("conv");
    List<String> inputs = new ArrayList<>();
    inputs.add(value);
    inputs.add(constant(layer + ".weight", fanIn, filters, channels, kernel, kernel));
    if (bias) {
      inputs.add(constant(layer + ".bias", fanIn, filters));
    }
    channels = filters;
    height += 2 * padding - kernel + 1;
    width += 2 * padding - kernel + 1;
    Map<String, Object> attributes = new TreeMap<>(Map.of("kernel_shape", square(kernel)));
    if (padding > 0) {
      attributes.put("pads", Collections.nCopies(4, (long) padding));
    }
    return add(layer, "Conv", inputs, attributes);
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

  NetworkBuilder tanh() {
    return add(layer("tanh"), "Tanh", List.of(value), Map.of());
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
    constants.put(name, InitialTensors.uniform(List.of(shape), fanIn, random));
    return name;
  }

  /** The same value for each channel. */
  private String constant(String name, float each) {
    constants.put(name, InitialTensors.filled(List.of(channels), each));
    return name;
  }

  private static List<Long> square(int size) {
    return List.of((long) size, (long) size);
  }
}
