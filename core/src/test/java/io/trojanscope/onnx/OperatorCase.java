package io.trojanscope.onnx;

import ai.onnxruntime.OrtException;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.torchscript.MemoryLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A model around one node: images, brought into the shape that the node takes, the node, and its
 * output flattened to logits.
 *
 * @param shape of the node's first input, after the number of images
 */
record OperatorCase(
    String label,
    int opset,
    List<Integer> shape,
    Function<OnnxBuilder, Function<String, String>> body) {
  @Override
  public String toString() {
    return label;
  }

  /** Inputs after the first. */
  interface Inputs {
    List<String> of(OnnxBuilder builder);
  }

  static OperatorCase of(
      int opset,
      String label,
      List<Integer> shape,
      String operator,
      Inputs inputs,
      OnnxBuilder.Attribute... attributes) {
    return new OperatorCase(
        operator + " " + label + " opset " + opset,
        opset,
        shape,
        builder ->
            value -> {
              List<String> all = new ArrayList<>(List.of(value));
              all.addAll(inputs.of(builder));
              return builder.node(operator, all, attributes);
            });
  }

  static List<Integer> shape(Integer... sizes) {
    return List.of(sizes);
  }

  private String images(OnnxBuilder builder) {
    if (shape.size() == 3) {
      return builder.images(-1, shape.get(0), shape.get(1), shape.get(2));
    }
    long[] target = new long[shape.size() + 1];
    target[0] = -1;
    for (int i = 0; i < shape.size(); i++) {
      target[i + 1] = shape.get(i);
    }
    String value = builder.images(-1, 1, 1, shape.stream().reduce(1, Math::multiplyExact));
    return builder.node("Reshape", List.of(value, builder.integers(target)));
  }

  private OnnxBuilder builder() {
    OnnxBuilder builder = new OnnxBuilder(opset, label.hashCode());
    String value = images(builder);
    // Values around zero, of either sign, and no two alike.
    String spread = builder.node("Sub", List.of(value, builder.scalar(0.5)));
    String input = builder.node("Mul", List.of(spread, builder.scalar(4)));
    String result = body.apply(builder).apply(input);
    String flat = builder.node("Flatten", List.of(result));
    builder.logits(builder.node("Mul", List.of(flat, builder.scalar(1.5))));
    return builder;
  }

  /** Runs it by ONNX Runtime and by us. */
  void check(Path folder) throws OrtException {
    comparison(folder).check(MemoryLayout.CHANNELS_LAST, pixel -> true);
  }

  void checkInBothLayouts(Path folder) throws OrtException {
    for (MemoryLayout layout : MemoryLayout.values()) {
      comparison(folder).check(layout, pixel -> true);
    }
  }

  /** For operators with a jump where the node's input is a multiple of 0.1. */
  void checkBetweenJumps(Path folder) throws OrtException {
    comparison(folder).check(MemoryLayout.CHANNELS_LAST, pixel -> isFarFromJump(4 * (pixel - 0.5)));
  }

  /**
   * For operators whose gradient is taken to be that of the identity; that of a sign, of the
   * identity between -1 and 1.
   */
  void checkStraightThrough(Path folder) throws OrtException {
    boolean sign = label.equals("Sign");
    comparison(folder)
        .checkConstantGradient(4 * 1.5f, pixel -> !sign || Math.abs(4 * (pixel - 0.5)) < 1);
  }

  private static boolean isFarFromJump(double value) {
    double tenths = 10 * value;
    return Math.abs(tenths - Math.rint(tenths)) > 0.3;
  }

  private OnnxComparison comparison(Path folder) {
    Path file = folder.resolve(label.replaceAll("[^a-zA-Z0-9]", "_") + ".onnx");
    return new OnnxComparison(builder().write(file), 5e-3);
  }
}
