package io.trojanscope.model.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.graph.Graph;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.train.Networks;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input gradients against central differences of the same network in float64. */
@Tag("slow")
class CentralDifferenceTest {
  private static final int CLASSES = 4;
  private static final double STEP = 1e-6;
  private static final int PIXELS = 25;

  @ParameterizedTest
  @CsvSource({
    "CHANNELS_LAST, 1, 28, 28",
    "CONTIGUOUS, 1, 28, 28",
    "CHANNELS_LAST, 3, 16, 22",
    "CONTIGUOUS, 3, 16, 22",
    "CHANNELS_LAST, 6, 20, 17"
  })
  void gradientsAgree(MemoryLayout layout, int channels, int height, int width) {
    ImageShape shape = new ImageShape(channels, height, width);
    Graph graph = Networks.paperCnn(shape, CLASSES, 5);
    Normalization normalization =
        new Normalization(Collections.nCopies(channels, 0.3f), Collections.nCopies(channels, 0.5f));
    ModelSpec spec = new ModelSpec(shape, normalization, List.of("a", "b", "c", "d"));
    float[] image = randomImage(shape);
    ImageBatch batch = new ImageBatch(1, shape, image);
    try (GraphClassifier classifier = new GraphClassifier(graph, spec, layout)) {
      float[] towards =
          classifier.inputGradient(batch, LogitLoss.crossEntropy(CLASSES, 2)).gradient();
      float[] between =
          classifier
              .inputGradient(batch, LogitLoss.pair(CLASSES, new int[] {1}, new int[] {3}))
              .gradient();

      assertAgrees(graph, image, towards, z -> logSumExp(z) - z[2]);
      assertAgrees(graph, image, between, z -> z[1] - z[3]);
    }
  }

  private static void assertAgrees(
      Graph graph, float[] image, float[] gradient, ToDoubleFunction<double[]> loss) {
    Float64Network network = new Float64Network(graph);
    SplittableRandom random = new SplittableRandom(8);
    double largest = 0;
    double error = 0;
    for (int i = 0; i < PIXELS; i++) {
      int pixel = random.nextInt(image.length);
      double expected =
          (loss.applyAsDouble(network.logits(input(image, pixel, STEP)))
                  - loss.applyAsDouble(network.logits(input(image, pixel, -STEP))))
              / (2 * STEP);
      largest = Math.max(largest, Math.abs(expected));
      error = Math.max(error, Math.abs(expected - gradient[pixel]));
    }
    assertThat(largest).isPositive();
    assertThat(error / largest).isLessThan(1e-4);
  }

  /** The network's input for an image with one intensity changed: (x - 0.3) / 0.5. */
  private static double[] input(float[] image, int pixel, double change) {
    double[] values = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      values[i] = (image[i] + (i == pixel ? change : 0) - 0.3f) / 0.5;
    }
    return values;
  }

  private static double logSumExp(double[] z) {
    double sum = 0;
    for (double value : z) {
      sum += Math.exp(value);
    }
    return Math.log(sum);
  }

  private static float[] randomImage(ImageShape shape) {
    SplittableRandom random = new SplittableRandom(2);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }
}
