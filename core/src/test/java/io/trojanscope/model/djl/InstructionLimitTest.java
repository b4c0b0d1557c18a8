package io.trojanscope.model.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.engine.PtNDManager;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.train.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionLimitTest {
  private static final int IMAGES = 8;
  private static final int SIZE = 9;
  private static final int KERNEL = 3;
  private static final int FILTERS = 12;

  /** One image alone is not left to oneDNN. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12, 16, 20, 24, 32, 50})
  void contiguousConvolutionsAreRightOnThisMachine(int channels) {
    float[] images = values(IMAGES * channels * SIZE * SIZE, 0.7);
    float[] weights = values(FILTERS * channels * KERNEL * KERNEL, 1.3);
    try (PtNDManager manager = TorchEngine.newManager()) {
      NDArray convolved =
          Conv2d.conv2d(
                  manager.create(images, new Shape(IMAGES, channels, SIZE, SIZE)),
                  manager.create(weights, new Shape(FILTERS, channels, KERNEL, KERNEL)))
              .head();

      assertThat(convolved.toFloatArray())
          .containsExactly(convolved(images, weights, channels), within(1e-4f));
    }
  }

  private static float[] values(int count, double step) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(step * i);
    }
    return values;
  }

  private static float[] convolved(float[] images, float[] weights, int channels) {
    int out = SIZE - KERNEL + 1;
    float[] sums = new float[IMAGES * FILTERS * out * out];
    for (int i = 0; i < sums.length; i++) {
      int row = i / out % out;
      int column = i % out;
      int filter = i / (out * out) % FILTERS;
      int image = i / (out * out * FILTERS);
      double sum = 0;
      for (int w = 0; w < channels * KERNEL * KERNEL; w++) {
        int y = row + w / KERNEL % KERNEL;
        int x = column + w % KERNEL;
        int channel = w / (KERNEL * KERNEL);
        sum +=
            (double) weights[filter * channels * KERNEL * KERNEL + w]
                * images[((image * channels + channel) * SIZE + y) * SIZE + x];
      }
      sums[i] = (float) sum;
    }
    return sums;
  }

  @Test
  void onlyPlainConvolutionsChannelsLastAllowTheHigherLimit() {
    ImageShape shape = new ImageShape(3, 28, 28);
    Graph plain = Networks.paperCnn(shape, 2, 1);

    assertThat(InstructionLimit.of(plain, MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.PLAIN_CONVOLUTIONS);
    assertThat(InstructionLimit.of(plain, MemoryLayout.CONTIGUOUS))
        .isEqualTo(InstructionLimit.ANY_CONVOLUTIONS);
    assertThat(InstructionLimit.of(convolution(Map.of(), 4, 3, 3), MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.PLAIN_CONVOLUTIONS);
    assertThat(
            InstructionLimit.of(
                convolution(Map.of("group", 3L), 1, 3, 3), MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.ANY_CONVOLUTIONS);
    assertThat(InstructionLimit.of(convolution(Map.of(), 4, 3), MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.ANY_CONVOLUTIONS);
    assertThat(InstructionLimit.of(computedFilters(), MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.ANY_CONVOLUTIONS);
  }

  /** As in ResNet-50, where oneDNN divides by 0 if it finds no caches. */
  @Test
  void manyFiltersOfOnePixelWithAStrideDoNot() {
    Map<String, Object> strides = Map.of("strides", List.of(2L, 2L));
    assertThat(InstructionLimit.of(convolution(1024, strides, 8, 1, 1), MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.ANY_CONVOLUTIONS);
    assertThat(InstructionLimit.of(convolution(512, strides, 8, 1, 1), MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.PLAIN_CONVOLUTIONS);
    assertThat(
            InstructionLimit.of(convolution(1024, Map.of(), 8, 1, 1), MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.PLAIN_CONVOLUTIONS);
    assertThat(InstructionLimit.of(convolution(1024, strides, 8, 3, 3), MemoryLayout.CHANNELS_LAST))
        .isEqualTo(InstructionLimit.PLAIN_CONVOLUTIONS);
  }

  private static Graph convolution(Map<String, Object> attributes, Integer... filterShape) {
    return convolution(3, attributes, filterShape);
  }

  private static Graph convolution(
      int filters, Map<String, Object> attributes, Integer... filterShape) {
    List<Integer> shape = new ArrayList<>(List.of(filters));
    shape.addAll(List.of(filterShape));
    Node node =
        new Node(
            "c",
            "Conv",
            List.of("x", "w"),
            List.of("y"),
            new Attributes(new TreeMap<>(attributes)));
    return new Graph(
        "x",
        new ImageShape(3, 8, 8),
        "y",
        List.of(node),
        new TreeMap<>(Map.of("w", Tensor.zeros(shape))));
  }

  private static Graph computedFilters() {
    Graph graph = convolution(Map.of(), 4, 3, 3);
    Node node = new Node("n", "Neg", List.of("v"), List.of("w"), Attributes.NONE);
    return new Graph(
        "x",
        graph.inputShape(),
        "y",
        List.of(node, graph.nodes().get(0)),
        new TreeMap<>(Map.of("v", graph.constant("w"))));
  }

  @Test
  void aProcessorWithoutCachesHidesThem(@TempDir Path processor) throws IOException {
    Files.createDirectory(processor.resolve("topology"));
    assertThat(InstructionLimit.hidesCaches(processor)).isTrue();

    Files.createDirectory(processor.resolve("cache"));
    assertThat(InstructionLimit.hidesCaches(processor)).isFalse();
  }

  @Test
  void aSystemThatDescribesNoProcessorHidesItsCaches(@TempDir Path processor) {
    assertThat(InstructionLimit.hidesCaches(processor.resolve("none"))).isTrue();
  }

  @Test
  void aWorkerDecidesNothingItself() {
    for (InstructionLimit limit : InstructionLimit.values()) {
      assertThat(limit.environmentOfWorker())
          .containsOnlyKeys("DNNL_MAX_CPU_ISA")
          .containsAllEntriesOf(limit.environment());
    }
  }
}
