package io.trojanscope.onnx.canonical;

import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Operators that shift and scale values to a common mean and spread. */
final class NormalizationImport {
  private NormalizationImport() {}

  static Value batch(NodeImport node) {
    if (node.flag("training_mode", false)) {
      throw node.error("exported in training mode; export it in inference mode (model.eval())");
    }
    if (!node.flag("spatial", true)) {
      throw node.error("one mean for each pixel (spatial = 0) is not supported");
    }
    Value value = node.input(0);
    List<Value> inputs = new ArrayList<>(List.of(value));
    for (int i = 1; i <= 4; i++) {
      requireChannels(node, node.input(i), value);
      inputs.add(node.input(i));
    }
    return node.emit("BatchNormalization", inputs, epsilon(node), value.shape());
  }

  static Value instance(NodeImport node) {
    Value value = node.input(0);
    requireChannels(node, node.input(1), value);
    requireChannels(node, node.input(2), value);
    Axes.requireWithinImage(node, value, Axes.all(value.rank()).subList(2, value.rank()));
    return node.emit(
        "InstanceNormalization",
        List.of(value, node.input(1), node.input(2)),
        epsilon(node),
        value.shape());
  }

  private static void requireChannels(NodeImport node, Value vector, Value value) {
    if (!value.isFloat() || !vector.isFloat()) {
      throw node.error("expected float32, found %s and %s".formatted(value.type(), vector.type()));
    }
    if (value.rank() < 2 || vector.rank() != 1 || !vector.size(0).equals(value.size(1))) {
      throw node.error(
          "channel vector %s does not fit shape %s".formatted(vector.shape(), value.shape()));
    }
  }

  private static SortedMap<String, Object> epsilon(NodeImport node) {
    SortedMap<String, Object> attributes = new TreeMap<>();
    if (node.hasAttribute("epsilon")) {
      attributes.put("epsilon", node.real("epsilon", 1e-5f));
    }
    return attributes;
  }

  static Value layer(NodeImport node) {
    Value value = node.input(0);
    int axis = node.axis(node.integer("axis", -1), value.rank());
    Axes.requireWithinImage(node, value, Axes.all(value.rank()).subList(axis, value.rank()));
    Shape normalized = value.shape().subShape(axis, value.rank());
    List<Value> inputs = new ArrayList<>(List.of(value));
    for (int i = 1; i <= (node.has(2) ? 2 : 1); i++) {
      inputs.add(ExpandImport.expand(node, trimmed(node, node.input(i), normalized), normalized));
    }
    SortedMap<String, Object> attributes = epsilon(node);
    attributes.put("axis", (long) axis - value.rank());
    return node.emit("LayerNormalization", inputs, attributes, value.shape());
  }

  /** Without leading sizes of 1 beyond the axes that are normalized. */
  private static Value trimmed(NodeImport node, Value vector, Shape normalized) {
    int extra = vector.rank() - normalized.rank();
    return extra <= 0
        ? vector
        : Reshaping.to(node, vector, vector.shape().subShape(extra, vector.rank()));
  }

  /** Groups of channels normalized like the channels of an instance normalization. */
  static Value group(NodeImport node) {
    Value value = node.input(0);
    long groups = node.integer("num_groups", 0);
    if (value.rank() < 2 || groups < 1 || value.size(1).constant() % groups != 0) {
      throw node.error("%d groups do not fit shape %s".formatted(groups, value.shape()));
    }
    Axes.requireWithinImage(node, value, Axes.all(value.rank()).subList(1, value.rank()));
    int count = Math.toIntExact(groups);
    Size rest =
        value.shape().subShape(1, value.rank()).elementCount().dividedBy(Size.of(groups)).get();
    Shape grouped = Shape.of(value.size(0), Size.of(groups), rest);
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    Value normalized =
        node.emit(
            "InstanceNormalization",
            List.of(
                Reshaping.to(node, value, grouped),
                node.constant(Tensor.of(List.of(count), ones)),
                node.constant(Tensor.zeros(List.of(count)))),
            epsilon(node),
            grouped);
    Value restored = Reshaping.to(node, normalized, value.shape());
    Value scale = perChannel(node, node.input(1), value, count);
    Value scaled = BinaryImport.combine(node, "Mul", restored, scale);
    return BinaryImport.combine(node, "Add", scaled, perChannel(node, node.input(2), value, count));
  }

  /** One number a group before opset 21, one a channel from then on. */
  private static Value perChannel(NodeImport node, Value vector, Value value, int groups) {
    Size channels = value.size(1);
    Value full = vector;
    if (node.opset() < 21) {
      Shape repeated = Shape.of(Size.of(groups), Size.of(channels.constant() / groups));
      Value column = Reshaping.to(node, vector, Shape.of(vector.size(0), Size.ONE));
      full = Reshaping.to(node, ExpandImport.expand(node, column, repeated), Shape.of(channels));
    }
    return ConvolutionImport.perChannel(node, full, value.rank() - 2);
  }

  /** Krizhevsky et al. 2012, over neighbouring channels. */
  static Value localResponse(NodeImport node) {
    Value value = node.input(0);
    long size = node.integer("size", 0);
    if (size < 1 || size > Short.MAX_VALUE || value.rank() != 4) {
      throw node.error("size %d does not fit shape %s".formatted(size, value.shape()));
    }
    Axes.requireWithinImage(node, value, List.of(1));
    Map<String, Object> attributes =
        Map.of(
            "size", size,
            "alpha", node.real("alpha", 1e-4f),
            "beta", node.real("beta", 0.75f),
            "bias", node.real("bias", 1));
    return node.emit("LRN", List.of(value), attributes, value.shape());
  }

  /** Divided by the norm along an axis. */
  static Value lp(NodeImport node) {
    Value value = node.input(0);
    List<Integer> axes = List.of(node.axis(node.integer("axis", -1), value.rank()));
    Value norm =
        node.integer("p", 2) == 1
            ? ReductionImport.reduce(
                node, "ReduceSum", ReductionImport.absolute(node, value), axes, true)
            : ReductionImport.reduce(node, "ReduceL2", value, axes, true);
    Value least = node.constant(Tensor.scalar(1e-12f));
    Value positive = node.emit("Clip", List.of(norm, least), Map.of(), norm.shape());
    return BinaryImport.combine(node, "Div", value, positive);
  }
}
