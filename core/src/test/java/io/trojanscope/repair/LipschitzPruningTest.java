package io.trojanscope.repair;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.Graph;
import io.trojanscope.onnx.OnnxReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LipschitzPruningTest {
  @TempDir Path folder;

  /**
   * Channel 0 has the matrix (3 0; 0 4), whose largest singular value is 4, and the factor 0.5 /
   * sqrt(0.25) = 1. Channel 1 has (1 1; 1 1) with 2, and the factor -3 / sqrt(1) = -3.
   */
  @Test
  void constantsAreThoseOfAHandCalculation() {
    Graph graph = network(2, 1, new float[] {3, 0, 0, 4, 1, 1, 1, 1}, new float[] {0.5f, -3});

    ConvolutionLayer layer = ConvolutionLayer.of(graph).get(0);

    assertThat(layer.normalization()).isPresent();
    assertThat(LipschitzPruning.constants(layer, graph))
        .containsExactly(new double[] {4, 6}, within(1e-4));
  }

  /** numpy.linalg.svd([[1, 2, 3], [4, 5, 6]])[1][0] is 9.508032. */
  @Test
  void theLargestSingularValueIsThatOfNumpy() {
    float[] values = {9, 1, 2, 3, 4, 5, 6};

    assertThat(LargestSingularValue.of(values, 1, 2, 3)).isCloseTo(9.508032, within(1e-5));
    assertThat(LargestSingularValue.of(values, 1, 3, 2)).isCloseTo(9.525518, within(1e-5));
    assertThat(LargestSingularValue.of(new float[4], 0, 2, 2)).isZero();
  }

  @Test
  void onlyValuesFarAboveTheOthersAreOutliers() {
    double[] values = new double[12];
    values[11] = 12;

    // Mean 1, deviation sqrt((11 + 121) / 11) = 3.464; the value lies 3.175 of them above.
    assertThat(LipschitzPruning.outliers(values, 3)).containsExactly(11);
    assertThat(LipschitzPruning.outliers(values, 3.2)).isEmpty();
  }

  @Test
  void anOutlierIsSetToZeroAfterTheNormalization() {
    float[] weights = new float[12 * 4];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i < 44 ? 1 : 100;
    }
    float[] scales = new float[12];
    Arrays.fill(scales, 1);
    Graph graph = network(12, 5, weights, scales);

    LipschitzPruning.Pruned pruned = LipschitzPruning.prune(graph);

    ConvolutionLayer layer = ConvolutionLayer.of(graph).get(0);
    List<String> inputs = layer.normalization().orElseThrow().inputs();
    assertThat(pruned.channels()).isEqualTo(1);
    for (int position = 1; position <= 2; position++) {
      float[] before = graph.constant(inputs.get(position)).floats();
      float[] after = pruned.network().constant(inputs.get(position)).floats();
      assertThat(before[11]).isNotZero();
      assertThat(after[11]).isZero();
      assertThat(Arrays.copyOf(after, 11)).isEqualTo(Arrays.copyOf(before, 11));
    }
    assertThat(layer.weights(pruned.network())).isEqualTo(layer.weights(graph));
  }

  /** A convolution of 2 inputs with kernels of 1 x 2, its normalization, and a classifier. */
  private Graph network(int channels, float shift, float[] weights, float[] scales) {
    OnnxBuilder b = new OnnxBuilder(13, 3);
    String images = b.images(-1, 2, 3, 4);
    String convolved = b.node("Conv", List.of(images, b.floats(weights, channels, 2, 1, 2)));
    float[] variances = new float[channels];
    float[] shifts = new float[channels];
    IntStream.range(0, channels)
        .forEach(
            channel -> {
              variances[channel] = channel == 0 ? 0.25f : 1;
              shifts[channel] = shift;
            });
    String normal =
        b.node(
            "BatchNormalization",
            List.of(
                convolved,
                b.floats(scales, channels),
                b.floats(shifts, channels),
                b.floats(new float[channels], channels),
                b.floats(variances, channels)),
            attribute("epsilon", 0.0));
    String flat = b.node("Flatten", List.of(b.node("Relu", List.of(normal))));
    b.logits(b.node("Gemm", List.of(flat, b.weights(0.1, channels * 9, 2))));
    return OnnxReader.read(b.write(folder.resolve("network.onnx"))).graph();
  }
}
