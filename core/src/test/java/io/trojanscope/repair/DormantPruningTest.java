package io.trojanscope.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DormantPruningTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 2);

  @TempDir Path folder;

  /** Channels 2 x + 0.5, -x (which ReLU makes 0) and x, of images with the means 0.25 and 0.75. */
  @Test
  void activationsAreMeansOverPixelsAndImages() {
    double[] activations = DormantPruning.of(network()).activations(images(), 1);

    assertThat(activations).containsExactly(new double[] {1.5, 0, 0.5}, within(1e-6));
  }

  @Test
  void theLeastActiveChannelsGoFirstWhileTheAccuracyHolds() {
    NetworkFile network = network();

    LipschitzPruning.Pruned pruned =
        DormantPruning.of(network)
            .prune(images(), 1, graph -> weights(graph)[2] == 0 ? 0.85 : 0.95);
    LipschitzPruning.Pruned careful =
        DormantPruning.of(network).prune(images(), 1, graph -> weights(graph)[2] == 0 ? 0.5 : 0.95);

    assertThat(weights(pruned.network())).containsExactly(2, 0, 0);
    assertThat(pruned.channels()).isEqualTo(2);
    assertThat(weights(careful.network())).containsExactly(2, 0, 1);
  }

  private static float[] weights(Graph graph) {
    return ConvolutionLayer.of(graph).get(0).weights(graph).floats();
  }

  private static ArrayImages images() {
    return new ArrayImages(
        SHAPE, 2, new int[] {0, 1}, new float[][] {{0, 0.5f, 0, 0.5f}, {1, 0.5f, 1, 0.5f}});
  }

  private NetworkFile network() {
    OnnxBuilder b = new OnnxBuilder(13, 3);
    String images = b.images(-1, 1, 2, 2);
    String convolved =
        b.node(
            "Conv",
            List.of(
                images,
                b.floats(new float[] {2, -1, 1}, 3, 1, 1, 1),
                b.floats(new float[] {0.5f, 0, 0}, 3)));
    String flat = b.node("Flatten", List.of(b.node("Relu", List.of(convolved))));
    b.logits(b.node("Gemm", List.of(flat, b.weights(0.1, 12, 2))));
    return OnnxReader.read(b.write(folder.resolve("network.onnx")));
  }
}
