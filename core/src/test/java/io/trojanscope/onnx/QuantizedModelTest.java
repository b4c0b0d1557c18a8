package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quantised networks compared with ONNX Runtime, which also rounds. */
class QuantizedModelTest {
  private static final int IMAGES = 16;
  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);

  @TempDir private Path folder;

  @Test
  void differsFromOnnxRuntimeByRoundingOnly() throws Exception {
    Path file = network().write(folder.resolve("quantised.onnx"));
    float[] images = new float[IMAGES * SHAPE.size()];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextDouble();
    }

    float[] actual;
    NetworkFile network = OnnxReader.read(file);
    try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
      actual = classifier.logits(new ImageBatch(IMAGES, SHAPE, images)).values();
    }

    float[] expected;
    try (OnnxRuntime runtime = new OnnxRuntime(file)) {
      expected = runtime.run(OnnxBuilder.OUTPUT, images, IMAGES, 1, 8, 8);
    }
    double difference = 0;
    double scale = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, Math.abs(expected[i] - (double) actual[i]));
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    assertThat(difference / scale).isLessThan(0.02);
  }

  /** A convolution whose negative values the unsigned integers cut off, and a product. */
  private static OnnxBuilder network() {
    OnnxBuilder b = new OnnxBuilder(13, 5);
    String value = pair(b, b.images(-1, 1, 8, 8), DataType.UINT8, 1 / 255.0, 0);
    SplittableRandom random = new SplittableRandom(7);
    String filters = weights(b, random, 0, 4, 1, 3, 3);
    value = b.node("Conv", List.of(value, filters), attribute("pads", new int[] {1, 1, 1, 1}));
    value = pair(b, value, DataType.UINT8, 0.01, 0);
    value = b.node("Flatten", List.of(value));
    value = pair(b, value, DataType.INT8, 0.01, -128);
    value = b.node("MatMul", List.of(value, weights(b, random, 1, 256, 5)));
    b.logits(value);
    return b;
  }

  private static String pair(
      OnnxBuilder b, String value, DataType type, double scale, int zeroPoint) {
    String step = b.scalar(scale);
    String zero = b.initializer(OnnxBuilder.tensor(type).addInt32Data(zeroPoint));
    String integers = b.node("QuantizeLinear", List.of(value, step, zero));
    return b.node("DequantizeLinear", List.of(integers, step, zero));
  }

  /** 8-bit integers with a scale for each position along an axis. */
  private static String weights(OnnxBuilder b, SplittableRandom random, int axis, int... shape) {
    var tensor = OnnxBuilder.tensor(DataType.INT8, shape);
    int size = java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact);
    for (int i = 0; i < size; i++) {
      tensor.addInt32Data(random.nextInt(-128, 128));
    }
    var zeros = OnnxBuilder.tensor(DataType.INT8, shape[axis]);
    for (int i = 0; i < shape[axis]; i++) {
      zeros.addInt32Data(0);
    }
    return b.node(
        "DequantizeLinear",
        List.of(b.initializer(tensor), b.uniform(0.001, 0.005, shape[axis]), b.initializer(zeros)),
        attribute("axis", axis));
  }
}
