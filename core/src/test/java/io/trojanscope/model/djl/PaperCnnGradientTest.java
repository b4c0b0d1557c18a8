package io.trojanscope.model.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.train.Networks;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine's values for the paper's network against PyTorch's in float64 (paper_cnn.py). */
class PaperCnnGradientTest {
  private static final ImageShape SHAPE = new ImageShape(1, 28, 28);
  private static final Map<String, Integer> FAN_IN =
      Map.of("conv1", 25, "conv2", 500, "fc1", 800, "fc2", 500);

  @ParameterizedTest
  @EnumSource(MemoryLayout.class)
  void agreesWithPyTorch(MemoryLayout layout) throws IOException {
    JsonNode expected = expected();
    ImageBatch images = images();
    int[] targets = {3, 0, 9};
    try (GraphClassifier classifier = new GraphClassifier(network(), spec(), layout)) {
      InputGradient towards = classifier.inputGradient(images, LogitLoss.crossEntropy(10, targets));
      InputGradient between =
          classifier.inputGradient(images, LogitLoss.pair(10, new int[] {1, 2, 4}, targets));
      InputGradient away =
          classifier.inputGradient(images, LogitLoss.negativeCrossEntropy(10, targets));

      assertClose(classifier.logits(images).values(), values(expected, "logits"), 1e-5);
      assertClose(towards.logits().values(), values(expected, "logits"), 1e-5);
      assertClose(towards.gradient(), values(expected, "crossEntropy"), 1e-4);
      assertClose(between.gradient(), values(expected, "pair"), 1e-4);
      assertClose(negated(away.gradient()), values(expected, "crossEntropy"), 1e-4);
    }
  }

  /** Error relative to the largest expected value. */
  private static void assertClose(float[] actual, double[] expected, double tolerance) {
    double scale = 0;
    double error = 0;
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      error = Math.max(error, Math.abs(expected[i] - actual[i]));
    }
    assertThat(scale).isPositive();
    assertThat(error / scale).isLessThan(tolerance);
  }

  private static float[] negated(float[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = -values[i];
    }
    return result;
  }

  private static Graph network() {
    Graph graph = Networks.paperCnn(SHAPE, 10, 0);
    Map<String, Tensor> weights = new HashMap<>();
    graph
        .constants()
        .forEach(
            (name, tensor) -> {
              int phase = name.chars().sum();
              double scale = 2 / Math.sqrt(FAN_IN.get(name.substring(0, name.indexOf('.'))));
              float[] values = new float[tensor.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) (Math.sin(0.7 * i + phase) * scale);
              }
              weights.put(name, Tensor.of(tensor.shape(), values));
            });
    return graph.withConstants(weights);
  }

  private static ImageBatch images() {
    float[] values = new float[3 * SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 + 0.5 * Math.pow(Math.sin(1.3 * i), 3));
    }
    return new ImageBatch(3, SHAPE, values);
  }

  private static ModelSpec spec() {
    List<String> names = Collections.nCopies(10, "class");
    return new ModelSpec(SHAPE, Normalization.identity(1), names);
  }

  private static double[] values(JsonNode expected, String name) {
    return expected.get(name).valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  private static JsonNode expected() throws IOException {
    try (InputStream in = PaperCnnGradientTest.class.getResourceAsStream("paper_cnn.json")) {
      return JsonMapper.shared().readTree(in);
    }
  }
}
