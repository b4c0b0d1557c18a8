package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Scales or sizes of a Resize or Upsample, one for each axis. */
final class AxisScales {
  private static final int SCALES = 2;
  private static final int SIZES = 3;

  private AxisScales() {}

  static List<AxisScale> of(NodeImport node, Value value) {
    List<Integer> axes = new ArrayList<>(Axes.all(value.rank()));
    if (node.hasAttribute("axes")) {
      axes =
          node.integers("axes", List.of()).stream().map(a -> node.axis(a, value.rank())).toList();
    }
    boolean byInputs = node.operator().equals("Resize") && node.opset() >= 11;
    if (byInputs && node.has(SIZES)) {
      node.choice("keep_aspect_ratio_policy", "stretch");
      return bySizes(node, value, axes, node.known(SIZES).sizes());
    }
    return byScales(node, value, axes, scales(node, byInputs ? SCALES : 1));
  }

  private static List<AxisScale> bySizes(
      NodeImport node, Value value, List<Integer> axes, List<Size> sizes) {
    requireOneEach(node, axes, sizes.size());
    List<AxisScale> scales = identities(value);
    for (int i = 0; i < axes.size(); i++) {
      Size from = value.size(axes.get(i));
      if (!from.equals(sizes.get(i)) && !(isImages(from) && node.fixedBatch().isPresent())) {
        Axes.requireWithinImage(node, value, List.of(axes.get(i)));
        long to = positive(node, sizes.get(i));
        float scale = (float) to / from.constant();
        scales.set(axes.get(i), new AxisScale(from.constant(), to, scale));
      }
    }
    return scales;
  }

  private static boolean isImages(Size size) {
    return size.equals(Size.IMAGES);
  }

  private static long positive(NodeImport node, Size size) {
    if (!size.isFixed() || size.constant() < 1) {
      throw node.error("cannot resize to " + size);
    }
    return size.constant();
  }

  private static List<AxisScale> byScales(
      NodeImport node, Value value, List<Integer> axes, float[] given) {
    requireOneEach(node, axes, given.length);
    List<AxisScale> scales = identities(value);
    for (int i = 0; i < given.length; i++) {
      if (given[i] != 1) {
        Axes.requireWithinImage(node, value, List.of(axes.get(i)));
        long from = value.size(axes.get(i)).constant();
        double to = Math.floor(from * (double) given[i]);
        if (!(to >= 1 && to <= Integer.MAX_VALUE)) {
          throw node.error("cannot resize %d by %s".formatted(from, given[i]));
        }
        scales.set(axes.get(i), new AxisScale(from, (long) to, given[i]));
      }
    }
    return scales;
  }

  private static float[] scales(NodeImport node, int position) {
    if (node.has(position)) {
      Tensor scales = node.constant(position);
      if (!scales.isFloat()) {
        throw node.error("expected float32 scales, found " + scales.elementType());
      }
      return scales.floats();
    }
    List<?> listed = (List<?>) node.attribute("scales").orElse(List.of());
    float[] scales = new float[listed.size()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = (Float) listed.get(i);
    }
    return scales;
  }

  private static List<AxisScale> identities(Value value) {
    return new ArrayList<>(Collections.nCopies(value.rank(), AxisScale.IDENTITY));
  }

  private static void requireOneEach(NodeImport node, List<Integer> axes, int count) {
    if (count != axes.size()) {
      throw node.error(
          "expected a scale for each of %d axes, found %d".formatted(axes.size(), count));
    }
  }
}
