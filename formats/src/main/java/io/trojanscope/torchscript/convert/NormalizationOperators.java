package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that shift and scale values to a common mean and spread. */
final class NormalizationOperators {
  private NormalizationOperators() {}

  static void addTo(AtenOperators table) {
    table.addTensor(
        "batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps,"
            + " cudnn_enabled)",
        NormalizationOperators::batch);
    table.addTensor(
        "instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum,"
            + " eps, cudnn_enabled)",
        NormalizationOperators::instance);
    table.addTensor(
        "layer_norm(input, normalized_shape, weight, bias, eps, cudnn_enable)",
        NormalizationOperators::layer);
    table.addTensor(
        "group_norm(input, num_groups, weight, bias, eps, cudnn_enabled)",
        NormalizationOperators::group);
  }

  private static float epsilon(OperatorCall call) {
    return (float) call.real("eps", 1e-5);
  }

  /** A vector over the channels, or all of one number if it is not given. */
  private static Value vector(OperatorCall call, String name, float absent) {
    if (call.has(name)) {
      return call.tensor(name);
    }
    float[] values = new float[Math.toIntExact(Scalars.fixed(call.tensor("input").size(1)))];
    Arrays.fill(values, absent);
    return call.constant(Tensor.of(List.of(values.length), values));
  }

  private static Value batch(OperatorCall call) {
    if (call.flag("training", false) || !call.has("running_mean")) {
      throw new UnsupportedCodeException(
          "normalizes by the statistics of a batch; call model.eval() before the export");
    }
    return call.emit(
        "BatchNormalization",
        Map.of("epsilon", epsilon(call)),
        call.tensor("input"),
        vector(call, "weight", 1),
        vector(call, "bias", 0),
        call.tensor("running_mean"),
        call.tensor("running_var"));
  }

  private static Value instance(OperatorCall call) {
    if (!call.flag("use_input_stats", true)) {
      return batch(call);
    }
    return call.emit(
        "InstanceNormalization",
        Map.of("epsilon", epsilon(call)),
        call.tensor("input"),
        vector(call, "weight", 1),
        vector(call, "bias", 0));
  }

  private static Value layer(OperatorCall call) {
    Value input = call.tensor("input");
    List<Integer> shape = call.integers("normalized_shape").stream().map(Math::toIntExact).toList();
    int values = shape.stream().reduce(1, Math::multiplyExact);
    float[] ones = new float[values];
    Arrays.fill(ones, 1);
    Value weight =
        call.has("weight") ? call.tensor("weight") : call.constant(Tensor.of(shape, ones));
    Map<String, Object> attributes = Map.of("epsilon", epsilon(call), "axis", (long) -shape.size());
    return call.has("bias")
        ? call.emit("LayerNormalization", attributes, input, weight, call.tensor("bias"))
        : call.emit("LayerNormalization", attributes, input, weight);
  }

  private static Value group(OperatorCall call) {
    Map<String, Object> attributes =
        Map.of("epsilon", epsilon(call), "num_groups", call.integer("num_groups"));
    return call.emit(
        "GroupNormalization",
        attributes,
        call.tensor("input"),
        vector(call, "weight", 1),
        vector(call, "bias", 0));
  }
}
