package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.Size;
import io.trojanscope.onnx.canonical.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resizing of images within the network. */
final class ResizeOperators {
  private ResizeOperators() {}

  static void addTo(AtenOperators table) {
    table.addTensor(
        "upsample_nearest2d(self, output_size, scale_factors, scales_w)",
        call -> resize(call, "nearest", "asymmetric"));
    table.addTensor(
        "upsample_bilinear2d(self, output_size, align_corners, scale_factors, scales_w)",
        call -> resize(call, "linear", coordinates(call)));
    table.addTensor(
        "upsample_bicubic2d(self, output_size, align_corners, scale_factors, scales_w)",
        call -> resize(call, "cubic", coordinates(call)));
  }

  private static String coordinates(OperatorCall call) {
    return call.flag("align_corners", false) ? "align_corners" : "half_pixel";
  }

  private static Value resize(OperatorCall call, String mode, String coordinates) {
    Value value = call.tensor("self");
    Map<String, Object> attributes =
        Map.of(
            "mode",
            mode,
            "coordinate_transformation_mode",
            coordinates,
            "nearest_mode",
            "floor",
            "cubic_coeff_a",
            -0.75f);
    if (call.has("output_size")) {
      List<Size> sizes = new ArrayList<>(value.shape().sizes().subList(0, 2));
      sizes.addAll(call.sizes("output_size"));
      return call.emit("Resize", attributes, value, null, null, call.shape(sizes));
    }
    float[] scales = {1, 1, factor(call, 0), factor(call, 1)};
    return call.emit(
        "Resize", attributes, value, null, call.constant(Tensor.of(List.of(4), scales)));
  }

  /** A list of factors, or one argument each. */
  private static float factor(OperatorCall call, int axis) {
    Object factors = call.get("scale_factors");
    if (factors instanceof ListValue list) {
      return (float) Scalars.real(list.get(axis));
    }
    return (float) Scalars.real(axis == 0 ? factors : call.get("scales_w"));
  }
}
