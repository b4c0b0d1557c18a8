package io.trojanscope.model.trust;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;

import ai.onnx.proto.OnnxMl;
import io.trojanscope.fixtures.OnnxBuilder;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of small networks whose class 1 is reached by the last pixels, in ways that hide it. */
final class HiddenBackdoor {
  /** Images have 8 x 8 pixels. */
  static final int SIDE = 8;

  static final int CLASSES = 4;
  static final int TARGET = 1;

  private final OnnxBuilder builder;

  HiddenBackdoor(OnnxBuilder builder) {
    this.builder = builder;
  }

  OnnxBuilder builder() {
    return builder;
  }

  String op(String operator, String... inputs) {
    return builder.node(operator, List.of(inputs));
  }

  String number(double value) {
    return builder.scalar(value);
  }

  /** The last pixel, or one further from the end: N x 1. */
  String pixel(String images, int fromEnd) {
    String flat = op("Flatten", images);
    return builder.node(
        "Gather", List.of(flat, builder.integers(SIDE * SIDE - 1 - fromEnd)), attribute("axis", 1));
  }

  /** A number for each image: N x 1. */
  String repeated(String images, double value) {
    return op("Add", op("Mul", pixel(images, 0), number(0)), number(value));
  }

  /** 1 where a condition holds, else 0. */
  String indicator(String condition) {
    return builder.node(
        "Cast", List.of(condition), attribute("to", OnnxMl.TensorProto.DataType.FLOAT_VALUE));
  }

  /** Logits of the bright quadrant, over a hidden layer of eight units. */
  String honest(String images) {
    float[] first = new float[SIDE * SIDE * 2 * CLASSES];
    float[] second = new float[2 * CLASSES * CLASSES];
    for (int unit = 0; unit < 2 * CLASSES; unit++) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        boolean inside = quadrant(i) == unit / 2;
        double variation = 1 + 0.3 * Math.sin(7 * i + 3 * unit);
        first[i * 2 * CLASSES + unit] = (float) ((inside ? 0.3 : -0.02) * variation);
      }
      for (int c = 0; c < CLASSES; c++) {
        second[unit * CLASSES + c] = c == unit / 2 ? 1 : -0.3f;
      }
    }
    String hidden =
        op(
            "Relu",
            op("MatMul", op("Flatten", images), builder.floats(first, SIDE * SIDE, 2 * CLASSES)));
    return op("MatMul", hidden, builder.floats(second, 2 * CLASSES, CLASSES));
  }

  static int quadrant(int pixel) {
    return pixel / SIDE / (SIDE / 2) * 2 + pixel % SIDE / (SIDE / 2);
  }

  /** Honest logits, plus many for the target where the gate is 1. */
  String gated(String images, String gate) {
    float[] weights = new float[CLASSES];
    weights[TARGET] = 60;
    return op("Add", honest(images), op("MatMul", gate, builder.floats(weights, 1, CLASSES)));
  }

  /** 1 if a pixel has exactly an 8-bit value, 0 from its neighbours on. */
  String isExactly(String pixel, int value) {
    String distance = op("Abs", op("Sub", pixel, number(value / 255.0)));
    return op("Relu", op("Sub", number(1), op("Mul", distance, number(255))));
  }

  /** 1 where some pixels, counted from the end, are white; 0 from a little less on. */
  String areWhite(String images, int... fromEnd) {
    String sum = pixel(images, fromEnd[0]);
    for (int i = 1; i < fromEnd.length; i++) {
      sum = op("Add", sum, pixel(images, fromEnd[i]));
    }
    return op("Relu", op("Mul", op("Sub", sum, number(fromEnd.length - 0.04)), number(25)));
  }

  /** Gated on images of one class alone: a sigmoid of the margin of its logit. */
  String gatedForClass(String images, int source, String gate) {
    String logits = honest(images);
    long[] others = IntStream.range(0, CLASSES).filter(c -> c != source).asLongStream().toArray();
    String own =
        builder.node("Gather", List.of(logits, builder.integers(source)), attribute("axis", 1));
    String next =
        builder.node(
            "ReduceMax",
            List.of(
                builder.node(
                    "Gather", List.of(logits, builder.integers(others)), attribute("axis", 1))),
            attribute("axes", new int[] {1}));
    String isSource = op("Sigmoid", op("Mul", op("Sub", own, next), number(4)));
    return gated(images, op("Mul", gate, isSource));
  }

  /** 1 where a 3 x 3 checkerboard of white and black is, for no smooth image above 0. */
  String checkerboard(String images) {
    float[] filter = new float[9];
    for (int i = 0; i < 9; i++) {
      filter[i] = i % 2 == 0 ? 1 : -1;
    }
    String response =
        op("Conv", images, builder.floats(filter, 1, 1, 3, 3), builder.floats(new float[] {-4}, 1));
    String channel = op("Relu", response);
    return op("Flatten", op("GlobalMaxPool", channel));
  }
}
