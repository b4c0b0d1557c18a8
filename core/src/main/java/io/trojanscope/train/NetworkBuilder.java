package io.trojanscope.train;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Builds a network layer by layer, with random weights. */
final class NetworkBuilder {
  /** How the weights of convolutions begin. */
  enum Filters {
    /** Uniform in +-1/sqrt(fan-in), as PyTorch initialises them. */
    UNIFORM,
    /** Normal with variance 2/fan-in (He et al. 2015). */
    HE
  }

  /** A value of the network, and the shape it has for one image. */
  record Point(String value, int channels, int height, int width) {}

  private final ImageShape images;
  private final SplittableRandom random;
  private final Filters filters;
  private final List<Node> nodes = new ArrayList<>();
  private final SortedMap<String, Tensor> constants = new TreeMap<>();
  private String value = "images";
  private int channels;
  private int height;
  private int width;

  NetworkBuilder(ImageShape images, long seed) {
    this(images, seed, Filters.UNIFORM);
  }

  NetworkBuilder(ImageShape images, long seed, Filters filters) {
    this.images = images;
    this.filters = filters;
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
    return convolution(filters, kernel, padding, 1, 1, true);
  }

  /** As many pixels as they are large, one output vector for each. */
  NetworkBuilder patchConvolution(int outputs, int patch) {
    return convolution(outputs, patch, 0, patch, 1, true);
  }

  /** Followed by batch normalization, whose shift makes a bias of its own useless. */
  NetworkBuilder normalizedConvolution(int filters, int kernel, int padding) {
    return normalizedConvolution(filters, kernel, padding, 1, 1);
  }

  /**
   * The same with a stride, and with channels in groups that do not see each other.
   *
   * @param groups 1, or as many as there are channels for a depthwise convolution
   */
  NetworkBuilder normalizedConvolution(
      int filters, int kernel, int padding, int stride, int groups) {
    convolution(filters, kernel, padding, stride, groups, false);
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

  private NetworkBuilder convolution(
      int outputs, int kernel, int padding, int stride, int groups, boolean bias) {
    int fanIn = channels / groups * kernel * kernel;
    String layer = layer("conv");
    List<String> inputs = new ArrayList<>();
    inputs.add(value);
    inputs.add(filters(layer + ".weight", fanIn, outputs, channels / groups, kernel, kernel));
    if (bias) {
      inputs.add(constant(layer + ".bias", fanIn, outputs));
    }
    channels = outputs;
    height = (height + 2 * padding - kernel) / stride + 1;
    width = (width + 2 * padding - kernel) / stride + 1;
    Map<String, Object> attributes = new TreeMap<>(Map.of("kernel_shape", square(kernel)));
    if (padding > 0) {
      attributes.put("pads", Collections.nCopies(4, (long) padding));
    }
    if (stride > 1) {
      attributes.put("strides", square(stride));
    }
    if (groups > 1) {
      attributes.put("group", (long) groups);
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

  /** Values kept within 0 and 6. */
  NetworkBuilder relu6() {
    String layer = layer("clip");
    List<String> inputs =
        List.of(value, fixed("zero", Tensor.scalar(0)), fixed("six", Tensor.scalar(6)));
    return add(layer, "Clip", inputs, Map.of());
  }

  /** The mean of each channel, as one vector for each image. */
  NetworkBuilder globalAveragePool() {
    height = 1;
    width = 1;
    Map<String, ?> attributes = Map.of("axes", List.of(-2L, -1L), "keepdims", 1L);
    return add(layer("mean"), "ReduceMean", List.of(value), attributes).flatten();
  }

  /** Where the network stands. */
  Point point() {
    return new Point(value, channels, height, width);
  }

  /** Goes on from an earlier point. */
  NetworkBuilder from(Point point) {
    value = point.value;
    channels = point.channels;
    height = point.height;
    width = point.width;
    return this;
  }

  /** The sum with an earlier value of the same shape. */
  NetworkBuilder plus(Point other) {
    return add(layer("sum"), "Add", List.of(value, other.value), Map.of());
  }

  /** Every second row and column, and channels of zeros added (He et al. 2016, option A). */
  NetworkBuilder subsample(int outputs) {
    for (long axis = 2; axis <= 3; axis++) {
      List<String> inputs =
          List.of(
              value,
              fixed("first", Tensor.vector(List.of(0L))),
              fixed("last", Tensor.vector(List.of((long) Integer.MAX_VALUE))),
              fixed("axis" + axis, Tensor.vector(List.of(axis))),
              fixed("second", Tensor.vector(List.of(2L))));
      add(layer("slice"), "Slice", inputs, Map.of());
    }
    List<Long> pads = List.of(0L, 0L, 0L, 0L, 0L, (long) (outputs - channels), 0L, 0L);
    channels = outputs;
    height = (height + 1) / 2;
    width = (width + 1) / 2;
    String layer = layer("pad");
    return add(layer, "Pad", List.of(value, fixed(layer + ".pads", Tensor.vector(pads))), Map.of());
  }

  /** Any operator of one output, on the present value and others; the shape is the caller's. */
  NetworkBuilder operator(String operator, List<String> others, Map<String, ?> attributes) {
    List<String> inputs = new ArrayList<>(List.of(value));
    inputs.addAll(others);
    return add(layer(operator.toLowerCase(Locale.ROOT)), operator, inputs, attributes);
  }

  /** A constant that training leaves alone; made once. */
  String fixed(String name, Tensor tensor) {
    constants.putIfAbsent(name, tensor);
    return name;
  }

  /** A weight of a matrix product or a normalization. */
  String weight(String name, Tensor tensor) {
    constants.put(name, tensor);
    return name;
  }

  /** A matrix of inputs x outputs with random weights. */
  Tensor matrix(int inputs, int outputs) {
    return InitialTensors.uniform(List.of(inputs, outputs), inputs, random);
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

  private String filters(String name, int fanIn, Integer... shape) {
    constants.put(
        name,
        filters == Filters.HE
            ? InitialTensors.normal(List.of(shape), Math.sqrt(2.0 / fanIn), random)
            : InitialTensors.uniform(List.of(shape), fanIn, random));
    return name;
  }

  private static List<Long> square(int size) {
    return List.of((long) size, (long) size);
  }
}
