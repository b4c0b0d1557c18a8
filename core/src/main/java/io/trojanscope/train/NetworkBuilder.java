package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Builds a network layer by layer, with random weights. */
final class NetworkBuilder {
  /** Initial weights of convolutions. */
  enum Filters {
    /** Uniform in +-1/sqrt(fan-in), as PyTorch initialises them. */
    UNIFORM,
    /** Normal with variance 2/fan-in (He et al. 2015). */
    HE
  }

  /** A value of the network, and the shape it has for one image. */
  record Point(String value, int channels, int height, int width) {}

  private final ImageShape images;
  private final Filters filters;
  private final GraphAssembly assembly;
  private String value = GraphAssembly.INPUT;
  private int channels;
  private int height;
  private int width;

  NetworkBuilder(ImageShape images, long seed) {
    this(images, seed, Filters.UNIFORM);
  }

  NetworkBuilder(ImageShape images, long seed, Filters filters) {
    this.images = images;
    this.filters = filters;
    this.assembly = new GraphAssembly(seed);
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
    String layer = assembly.nextName("norm");
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
    String layer = assembly.nextName("conv");
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
        assembly.nextName("pool"),
        "MaxPool",
        List.of(value),
        Map.of("kernel_shape", square(size), "strides", square(size)));
  }

  NetworkBuilder relu() {
    return add(assembly.nextName("relu"), "Relu", List.of(value), Map.of());
  }

  /** Values kept within 0 and 6. */
  NetworkBuilder relu6() {
    String layer = assembly.nextName("clip");
    List<String> inputs =
        List.of(
            value,
            assembly.constant("zero", Tensor.scalar(0)),
            assembly.constant("six", Tensor.scalar(6)));
    return add(layer, "Clip", inputs, Map.of());
  }

  /** The mean of each channel, as one vector for each image. */
  NetworkBuilder globalAveragePool() {
    height = 1;
    width = 1;
    Map<String, ?> attributes = Map.of("axes", List.of(-2L, -1L), "keepdims", 1L);
    return add(assembly.nextName("mean"), "ReduceMean", List.of(value), attributes).flatten();
  }

  /** Where the network stands. */
  Point point() {
    return new Point(value, channels, height, width);
  }

  /** Continues from an earlier point. */
  NetworkBuilder from(Point point) {
    value = point.value;
    channels = point.channels;
    height = point.height;
    width = point.width;
    return this;
  }

  /** The sum with an earlier value of the same shape. */
  NetworkBuilder plus(Point other) {
    return add(assembly.nextName("sum"), "Add", List.of(value, other.value), Map.of());
  }

  /** Every second row and column, and channels of zeros added (He et al. 2016, option A). */
  NetworkBuilder subsample(int outputs) {
    for (long axis = 2; axis <= 3; axis++) {
      List<String> inputs =
          List.of(
              value,
              assembly.constant("first", Tensor.vector(List.of(0L))),
              assembly.constant("last", Tensor.vector(List.of((long) Integer.MAX_VALUE))),
              assembly.constant("axis" + axis, Tensor.vector(List.of(axis))),
              assembly.constant("second", Tensor.vector(List.of(2L))));
      add(assembly.nextName("slice"), "Slice", inputs, Map.of());
    }
    List<Long> pads = List.of(0L, 0L, 0L, 0L, 0L, (long) (outputs - channels), 0L, 0L);
    channels = outputs;
    height = (height + 1) / 2;
    width = (width + 1) / 2;
    String layer = assembly.nextName("pad");
    return add(
        layer,
        "Pad",
        List.of(value, assembly.constant(layer + ".pads", Tensor.vector(pads))),
        Map.of());
  }

  /** Any operator of one output, on the present value and others; the shape is the caller's. */
  NetworkBuilder operator(String operator, List<String> others, Map<String, ?> attributes) {
    List<String> inputs = new ArrayList<>(List.of(value));
    inputs.addAll(others);
    return add(assembly.nextName(operator.toLowerCase(Locale.ROOT)), operator, inputs, attributes);
  }

  /** What it adds to. */
  GraphAssembly assembly() {
    return assembly;
  }

  NetworkBuilder tanh() {
    return add(assembly.nextName("tanh"), "Tanh", List.of(value), Map.of());
  }

  NetworkBuilder flatten() {
    channels = channels * height * width;
    height = 1;
    width = 1;
    return add(assembly.nextName("flatten"), "Flatten", List.of(value), Map.of("axis", 1L));
  }

  NetworkBuilder fullyConnected(int units) {
    String layer = assembly.nextName("fc");
    List<String> inputs =
        List.of(
            value,
            constant(layer + ".weight", channels, units, channels),
            constant(layer + ".bias", channels, units));
    channels = units;
    return add(layer, "Gemm", inputs, Map.of("transB", 1L));
  }

  Graph build() {
    return assembly.build(images);
  }

  private NetworkBuilder add(
      String name, String operator, List<String> inputs, Map<String, ?> attributes) {
    assembly.add(name, operator, inputs, attributes);
    value = name;
    return this;
  }

  private String constant(String name, int fanIn, Integer... shape) {
    return assembly.constant(
        name, InitialTensors.uniform(List.of(shape), fanIn, assembly.random()));
  }

  /** The same value for each channel. */
  private String constant(String name, float each) {
    return assembly.constant(name, InitialTensors.filled(List.of(channels), each));
  }

  private String filters(String name, int fanIn, Integer... shape) {
    return filters == Filters.HE
        ? assembly.constant(
            name, InitialTensors.normal(List.of(shape), Math.sqrt(2.0 / fanIn), assembly.random()))
        : constant(name, fanIn, shape);
  }

  private static List<Long> square(int size) {
    return List.of((long) size, (long) size);
  }
}
