package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.djl.GraphClassifier;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gradients where a function has no slope of its own are PyTorch's: those expected here are what
 * torch.autograd.grad gives for adaptive_max_pool2d, prelu and relu6.
 */
class KinkGradientTest {
  @TempDir static Path folder;

  @Test
  void firstOfEqualValuesGetsTheGradientOfGlobalMaxPool() {
    float[] gradient =
        gradient(
            (b, value) -> b.node("Flatten", List.of(b.node("GlobalMaxPool", List.of(value)))),
            0.5f,
            0.5f,
            0.5f,
            0.5f);
    assertThat(gradient).containsExactly(1, 0, 0, 0);
  }

  @Test
  void parametricReluHasTheSlopeOfNegativeValuesAtZero() {
    float[] gradient =
        gradient(
            (b, value) -> b.node("PRelu", List.of(value, b.floats(new float[] {0.25f}, 1, 1, 1))),
            0,
            0,
            1,
            0.5f);
    assertThat(gradient).containsExactly(0.25f, 0.25f, 1, 1);
  }

  @Test
  void clipHasNoGradientAtItsLimits() {
    float[] gradient = gradient((b, value) -> clip(b, value), 0, 0.75f, 0.5f, 1);
    assertThat(gradient).containsExactly(0, 0, 1, 0);
  }

  /** The value is used twice, so that its gradient is left to autograd. */
  @Test
  void clipHasNoGradientAtItsLimitsWithinAutograd() {
    float[] gradient =
        gradient(
            (b, value) -> {
              String clipped = clip(b, value);
              String nothing = b.node("Mul", List.of(value, b.scalar(0)));
              return b.node("Add", List.of(clipped, nothing));
            },
            0,
            0.75f,
            0.5f,
            1);
    assertThat(gradient).containsExactly(0, 0, 1, 0);
  }

  private static String clip(OnnxBuilder builder, String value) {
    return builder.node("Clip", List.of(value, builder.scalar(0), builder.scalar(0.75)));
  }

  /** Gradient of the sum of a function's values, with respect to an image of 2 x 2 pixels. */
  private static float[] gradient(BiFunction<OnnxBuilder, String, String> body, float... pixels) {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    String value = body.apply(builder, builder.images(-1, 1, 2, 2));
    String flat = builder.node("Flatten", List.of(value));
    String sum = builder.node("ReduceSum", List.of(flat, builder.integers(1)));
    builder.logits(builder.node("Concat", List.of(sum, sum), attribute("axis", 1)));
    NetworkFile file = OnnxReader.read(builder.write(folder.resolve("kink.onnx")));
    ImageBatch image = new ImageBatch(1, file.spec().input(), pixels);
    LogitLoss loss = new LogitLoss(2, new float[1], new float[] {1, 0});
    try (GraphClassifier classifier = GraphClassifier.of(file.graph(), file.spec())) {
      return classifier.inputGradient(image, loss).gradient();
    }
  }
}
