package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Tensor;
import java.util.List;
import java.util.Map;

/**
 * How a resized axis gets its values. Coordinates are computed in float32, as ONNX Runtime does, so
 * that ties fall alike.
 *
 * @param a coefficient of the cubic (Keys 1981)
 * @param excludeOutside whether positions beyond the border get no weight
 * @param antialias whether the filter widens as values get fewer
 */
record Interpolation(
    String mode,
    String coordinates,
    String rounding,
    float a,
    boolean excludeOutside,
    boolean antialias) {
  private static final float TORCH_CUBIC = -0.75f;

  /** Before opset 11: values get fewer by rounding up, more by rounding down. */
  private static final String BY_DIRECTION = "by direction";

  static Interpolation of(NodeImport node) {
    if (node.opset() < 11 || node.operator().equals("Upsample")) {
      String mode = node.choice("mode", "nearest", "linear", "bilinear", "cubic");
      String rounding = node.operator().equals("Upsample") ? "floor" : BY_DIRECTION;
      return new Interpolation(
          mode.replace("bilinear", "linear"), "asymmetric", rounding, TORCH_CUBIC, false, false);
    }
    return new Interpolation(
        node.choice("mode", "nearest", "linear", "cubic"),
        node.choice(
            "coordinate_transformation_mode",
            "half_pixel",
            "asymmetric",
            "align_corners",
            "pytorch_half_pixel",
            "half_pixel_symmetric",
            "tf_half_pixel_for_nn"),
        node.choice("nearest_mode", "round_prefer_floor", "round_prefer_ceil", "floor", "ceil"),
        node.real("cubic_coeff_a", TORCH_CUBIC),
        node.flag("exclude_outside", false),
        node.flag("antialias", false));
  }

  boolean isNearest() {
    return mode.equals("nearest");
  }

  /** Whether libtorch has an operator for it. */
  boolean isDirect(List<AxisScale> axes) {
    if (isNearest()) {
      return axes.stream().allMatch(this::floorsAsLibtorch);
    }
    boolean severalResults = axes.stream().allMatch(axis -> axis.isIdentity() || axis.to() > 1);
    boolean halfPixel =
        coordinates.equals("half_pixel")
            || (coordinates.equals("pytorch_half_pixel") && severalResults);
    boolean sameFilter = mode.equals("linear") || (a == TORCH_CUBIC && !excludeOutside);
    return (halfPixel || coordinates.equals("align_corners")) && sameFilter && !antialias;
  }

  private boolean floorsAsLibtorch(AxisScale axis) {
    long[] positions = nearest(axis);
    float step = (float) (1 / (double) axis.scale());
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] != Math.min((long) Math.floor(i * step), axis.from() - 1)) {
        return false;
      }
    }
    return true;
  }

  /** Attributes of the canonical node where libtorch has an operator. */
  Map<String, String> attributes() {
    if (isNearest()) {
      return Map.of(
          "mode", mode, "coordinate_transformation_mode", "asymmetric", "nearest_mode", "floor");
    }
    String kept = coordinates.equals("align_corners") ? coordinates : "half_pixel";
    return Map.of("mode", mode, "coordinate_transformation_mode", kept);
  }

  /** The position that each result takes. */
  long[] nearest(AxisScale axis) {
    long[] positions = new long[Math.toIntExact(axis.to())];
    for (int i = 0; i < positions.length; i++) {
      long rounded = round(coordinate(axis, i), axis.scale() < 1);
      positions[i] = Math.min(Math.max(rounded, 0), axis.from() - 1);
    }
    return positions;
  }

  private long round(float x, boolean fewer) {
    double rounded =
        switch (rounding) {
          case "floor" -> Math.floor(x);
          case "ceil" -> Math.ceil(x);
          case "round_prefer_ceil" -> Math.floor(x + 0.5f);
          case BY_DIRECTION -> fewer ? Math.ceil(x) : Math.floor(x);
          default -> Math.ceil(x - 0.5f);
        };
    return (long) rounded;
  }

  /** Weights of the sources for each result: results x sources. */
  Tensor weights(AxisScale axis) {
    int results = Math.toIntExact(axis.to());
    int sources = Math.toIntExact(axis.from());
    float[] weights = new float[Math.multiplyExact(results, sources)];
    float shrink = antialias && axis.scale() < 1 ? axis.scale() : 1;
    int reach = (int) Math.ceil((mode.equals("cubic") ? 2 : 1) / shrink);
    for (int i = 0; i < results; i++) {
      float x = coordinate(axis, i);
      addWeights(weights, i * sources, sources, x, reach, shrink);
    }
    return Tensor.of(List.of(results, sources), weights);
  }

  private void addWeights(
      float[] weights, int start, int sources, float x, int reach, float shrink) {
    int center = (int) Math.floor(x);
    double total = 0;
    for (int source = center - reach; source <= center + reach + 1; source++) {
      boolean outside = source < 0 || source >= sources;
      if (!(outside && excludeOutside)) {
        double weight = filter(Math.abs(source - x) * shrink);
        weights[start + Math.min(Math.max(source, 0), sources - 1)] += (float) weight;
        total += weight;
      }
    }
    for (int source = 0; source < sources; source++) {
      weights[start + source] /= (float) total;
    }
  }

  private double filter(double distance) {
    if (mode.equals("linear")) {
      return Math.max(0, 1 - distance);
    }
    if (distance <= 1) {
      return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
    }
    return distance < 2 ? ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a : 0;
  }

  /** Where a result lies among the sources. */
  private float coordinate(AxisScale axis, int result) {
    float scale = axis.scale();
    return switch (coordinates) {
      case "asymmetric" -> result / scale;
      case "align_corners" ->
          axis.to() == 1 ? 0 : (float) result * (axis.from() - 1) / (axis.to() - 1);
      case "pytorch_half_pixel" -> axis.to() == 1 ? 0 : (result + 0.5f) / scale - 0.5f;
      case "tf_half_pixel_for_nn" -> (result + 0.5f) / scale;
      case "half_pixel_symmetric" -> {
        float adjustment = axis.to() / (scale * axis.from());
        yield axis.from() / 2f * (1 - adjustment) + (result + 0.5f) / scale - 0.5f;
      }
      default -> (result + 0.5f) / scale - 0.5f;
    };
  }
}
