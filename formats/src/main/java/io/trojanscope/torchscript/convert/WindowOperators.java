package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Convolutions and padding. */
final class WindowOperators {
  private WindowOperators() {}

  static void addTo(AtenOperators table) {
    for (int axes = 1; axes <= 3; axes++) {
      table.addTensor(
          "conv%dd(input, weight, bias, stride, padding, dilation, groups)".formatted(axes),
          call -> convolution(call, false));
      table.addTensor(
          "conv_transpose%dd(input, weight, bias, stride, padding, output_padding, groups, dilation)"
              .formatted(axes),
          call -> convolution(call, true));
    }
    String general =
        "(input, weight, bias, stride, padding, dilation, transposed, output_padding, groups";
    table.addTensor(
        "_convolution" + general + ", benchmark, deterministic, cudnn_enabled, allow_tf32)",
        call -> convolution(call, call.flag("transposed", false)));
    table.addTensor(
        "convolution" + general + ")", call -> convolution(call, call.flag("transposed", false)));
    table.addTensor("pad(self, pad, mode, value)", WindowOperators::pad);
    table.addTensor("constant_pad_nd(self, pad, value)", call -> pad(call, "pad", "constant"));
    for (int axes = 1; axes <= 3; axes++) {
      table.addTensor(
          "reflection_pad%dd(self, padding)".formatted(axes),
          call -> pad(call, "padding", "reflect"));
      table.addTensor(
          "replication_pad%dd(self, padding)".formatted(axes),
          call -> pad(call, "padding", "edge"));
    }
  }

  private static Value convolution(OperatorCall call, boolean transposed) {
    Value input = call.tensor("input");
    Value weight = call.tensor("weight");
    int axes = weight.rank() - 2;
    Map<String, Object> attributes = new TreeMap<>();
    attributes.put("strides", call.integers("stride", axes, 1));
    attributes.put("dilations", call.integers("dilation", axes, 1));
    attributes.put("group", call.integer("groups", 1));
    putPadding(call, axes, attributes);
    List<Value> inputs = new ArrayList<>(List.of(input, weight));
    if (call.has("bias")) {
      inputs.add(call.tensor("bias"));
    }
    if (!transposed) {
      return call.emit("Conv", attributes, inputs);
    }
    attributes.put("output_padding", call.integers("output_padding", axes, 0));
    return call.emit("ConvTranspose", attributes, inputs);
  }

  /** Numbers for both sides alike, or {@code "same"} or {@code "valid"}. */
  private static void putPadding(OperatorCall call, int axes, Map<String, Object> attributes) {
    if (call.has("padding") && call.get("padding") instanceof String text) {
      attributes.put("auto_pad", text.equals("same") ? "SAME_UPPER" : "VALID");
      return;
    }
    attributes.put("pads", bothSides(call.integers("padding", axes, 0)));
  }

  static List<Long> bothSides(List<Long> padding) {
    List<Long> pads = new ArrayList<>(padding);
    pads.addAll(padding);
    return pads;
  }

  private static Value pad(OperatorCall call) {
    return switch (call.text("mode", "constant")) {
      case "constant" -> pad(call, "pad", "constant");
      case "reflect" -> pad(call, "pad", "reflect");
      case "replicate" -> pad(call, "pad", "edge");
      case "circular" -> pad(call, "pad", "wrap");
      default -> throw new UnsupportedCodeException("padding of another mode");
    };
  }

  /** Pads are given from the last axis on, in front and behind. */
  private static Value pad(OperatorCall call, String name, String mode) {
    Value value = call.tensor("self");
    List<Long> given = call.integers(name);
    if (given.size() % 2 != 0 || given.size() > 2 * value.rank()) {
      throw new UnsupportedCodeException(
          "pads %s do not fit shape %s".formatted(given, value.shape()));
    }
    List<Long> pads = new ArrayList<>(Collections.nCopies(2 * value.rank(), 0L));
    for (int i = 0; i < given.size(); i += 2) {
      int axis = value.rank() - 1 - i / 2;
      pads.set(axis, given.get(i));
      pads.set(value.rank() + axis, given.get(i + 1));
    }
    return call.emit(
        "Pad", Map.of("mode", mode), value, call.vector(pads), call.scalar(call.real("value", 0)));
  }
}
