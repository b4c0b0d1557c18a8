package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Pools over windows, and over windows that make up a given number of results. */
final class PoolOperators {
  private PoolOperators() {}

  static void addTo(AtenOperators table) {
    for (int axes = 1; axes <= 3; axes++) {
      int spatial = axes;
      table.addTensor(
          "max_pool%dd(self, kernel_size, stride, padding, dilation, ceil_mode)".formatted(axes),
          call -> max(call, spatial));
      table.addTensor(
          "avg_pool%dd(self, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)"
              .formatted(axes),
          call -> average(call, spatial));
      table.addTensor(
          "adaptive_avg_pool%dd(self, output_size)".formatted(axes),
          call -> adaptiveAverage(call, spatial));
      table.add(
          "adaptive_max_pool%dd(self, output_size)".formatted(axes),
          call ->
              new TupleValue(
                  List.of(
                      TensorCell.of(adaptiveMax(call, spatial), false),
                      new UnsupportedValue("the places of an adaptive_max_pool")),
                  List.of()));
    }
    table.addTensor("_adaptive_avg_pool2d(self, output_size)", call -> adaptiveAverage(call, 2));
  }

  private static Map<String, Object> window(OperatorCall call, int axes) {
    List<Long> kernel = call.integers("kernel_size", axes, 1);
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put("kernel_shape", kernel);
    List<Long> strides = call.has("stride") ? call.integers("stride", axes, 0) : List.of(0L);
    attributes.put("strides", strides.contains(0L) ? kernel : strides);
    attributes.put("pads", WindowOperators.bothSides(call.integers("padding", axes, 0)));
    attributes.put("ceil_mode", call.flag("ceil_mode", false) ? 1L : 0L);
    return attributes;
  }

  private static Value max(OperatorCall call, int axes) {
    Map<String, Object> attributes = window(call, axes);
    attributes.put("dilations", call.integers("dilation", axes, 1));
    return call.emit("MaxPool", attributes, call.tensor("self"));
  }

  private static Value average(OperatorCall call, int axes) {
    if (call.has("divisor_override")) {
      throw new UnsupportedCodeException("an average pool with a divisor of its own");
    }
    Map<String, Object> attributes = window(call, axes);
    attributes.put("count_include_pad", call.flag("count_include_pad", true) ? 1L : 0L);
    return call.emit("AveragePool", attributes, call.tensor("self"));
  }

  /** Sizes of the last axes. */
  private static List<Long> sizes(Value value, int axes) {
    return value.shape().sizes().subList(value.rank() - axes, value.rank()).stream()
        .map(Scalars::fixed)
        .toList();
  }

  /** None stands for the size of the value itself. */
  private static List<Long> wanted(OperatorCall call, List<Long> sizes) {
    List<Object> given =
        call.get("output_size") instanceof ListValue list
            ? list.items()
            : List.of(call.get("output_size"));
    List<Long> wanted = new ArrayList<>();
    for (int axis = 0; axis < sizes.size(); axis++) {
      Object item = given.get(given.size() == 1 ? 0 : axis);
      wanted.add(
          item instanceof io.trojanscope.onnx.canonical.Size size
              ? Scalars.fixed(size)
              : sizes.get(axis));
    }
    return wanted;
  }

  private static Value adaptiveAverage(OperatorCall call, int axes) {
    Value value = call.tensor("self");
    List<Long> sizes = sizes(value, axes);
    List<Long> wanted = wanted(call, sizes);
    if (wanted.equals(sizes)) {
      return value;
    }
    if (wanted.stream().allMatch(size -> size == 1)) {
      List<Long> last = LongStream.rangeClosed(-axes, -1).boxed().toList();
      return call.emit("ReduceMean", Map.of("keepdims", 1L), value, call.vector(last));
    }
    if (isEven(sizes, wanted)) {
      return call.emit("AveragePool", even(sizes, wanted), value);
    }
    return uneven(call, value, sizes, wanted);
  }

  private static Value adaptiveMax(OperatorCall call, int axes) {
    Value value = call.tensor("self");
    List<Long> sizes = sizes(value, axes);
    List<Long> wanted = wanted(call, sizes);
    if (!isEven(sizes, wanted)) {
      throw new UnsupportedCodeException(
          "an adaptive maximum of %s over %s".formatted(wanted, sizes));
    }
    return call.emit("MaxPool", even(sizes, wanted), value);
  }

  private static boolean isEven(List<Long> sizes, List<Long> wanted) {
    for (int axis = 0; axis < sizes.size(); axis++) {
      if (wanted.get(axis) < 1 || sizes.get(axis) % wanted.get(axis) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Object> even(List<Long> sizes, List<Long> wanted) {
    List<Long> kernel = new ArrayList<>();
    for (int axis = 0; axis < sizes.size(); axis++) {
      kernel.add(sizes.get(axis) / wanted.get(axis));
    }
    return Map.of("kernel_shape", kernel, "strides", kernel);
  }

  /** A product with a matrix of shares along each axis. */
  private static Value uneven(OperatorCall call, Value value, List<Long> sizes, List<Long> wanted) {
    if (sizes.size() != 2) {
      throw new UnsupportedCodeException(
          "an adaptive average of %s over %s".formatted(wanted, sizes));
    }
    Value columns = call.constant(shares(sizes.get(1), wanted.get(1)));
    Value rows = call.constant(shares(sizes.get(0), wanted.get(0)));
    Value narrow =
        call.emit("MatMul", value, ViewOperators.permuted(call, columns, List.of(1L, 0L)));
    return call.emit("MatMul", rows, narrow);
  }

  /** Result i is the mean from floor(i size / wanted) to ceil((i + 1) size / wanted). */
  private static Tensor shares(long size, long wanted) {
    float[] shares = new float[Math.toIntExact(Math.multiplyExact(size, wanted))];
    for (long i = 0; i < wanted; i++) {
      long from = i * size / wanted;
      long to = ((i + 1) * size + wanted - 1) / wanted;
      for (long j = from; j < to; j++) {
        shares[(int) (i * size + j)] = 1f / (to - from);
      }
    }
    return Tensor.of(List.of((int) wanted, (int) size), shares);
  }
}
