package io.trojanscope.model.isolated;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.Graph;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Network;
import io.trojanscope.model.NetworkClassifier;
import io.trojanscope.model.OutputShape;
import io.trojanscope.model.djl.ForeignModules;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.model.djl.ModuleNetwork;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.train.NetworkArchitecture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models run in workers against the same models run in this process. */
@Timeout(60)
@Tag("slow")
class ModelWorkersTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
  private static final ModelSpec SPEC =
      new ModelSpec(
          ForeignModules.SHAPE,
          new Normalization(List.of(0.1f, 0.2f, 0.3f), List.of(0.5f, 0.6f, 0.7f)),
          NAMES);

  @Test
  void givesTheSameBitsAsThisProcessForAForeignModel() {
    try (DifferentiableClassifier here =
            new NetworkClassifier("here", SPEC, foreign("scripted_train"));
        ModelWorkers workers = start(2)) {
      ModuleDescription description =
          new ModuleDescription(
              "isolated", false, LogitsOutput.first(), SPEC.input(), SPEC.classCount());
      Network network = workers.load(description, ForeignModules.file("scripted_train"));
      assertSameBits(here, new NetworkClassifier("isolated", SPEC, network));
    }
  }

  /**
   * The tests' own process has the limit for any convolutions; a worker for plain ones may have a
   * higher one, which changes the rounding.
   */
  @ParameterizedTest
  @CsvSource({
    "paper, CHANNELS_LAST, PLAIN_CONVOLUTIONS",
    "resnet:8, CHANNELS_LAST, PLAIN_CONVOLUTIONS",
    "paper, CONTIGUOUS, ANY_CONVOLUTIONS",
    "mobilenet, CHANNELS_LAST, ANY_CONVOLUTIONS"
  })
  void agreesWithThisProcessForAGraph(
      String architecture, MemoryLayout layout, InstructionLimit needed) {
    ImageShape shape = new ImageShape(3, 16, 20);
    ModelSpec spec = new ModelSpec(shape, Normalization.identity(3), NAMES);
    Graph graph = NetworkArchitecture.parse(architecture).build(shape, NAMES.size(), 1);
    try (ModelWorkers workers = start(1);
        DifferentiableClassifier here = new GraphClassifier(graph, spec, layout)) {
      DifferentiableClassifier isolated =
          new NetworkClassifier("isolated", spec, workers.load(graph, spec, layout));

      assertThat(InstructionLimit.of(graph, layout)).isEqualTo(needed);
      assertThat(workers.instructions().environment()).isEqualTo(needed.environment());
      if (needed.environment().equals(InstructionLimit.ANY_CONVOLUTIONS.environment())) {
        assertSameBits(here, isolated);
      } else {
        assertClose(here, isolated);
      }
    }
  }

  /** 32 images take 512 MiB in the convolution alone. */
  @Test
  @Timeout(300)
  void aBatchThatDoesNotFitIsSplit(@TempDir Path folder) {
    OnnxBuilder b = new OnnxBuilder(13, 1);
    String value =
        b.node(
            "Conv",
            List.of(b.images(-1, 1, 256, 256), b.weights(0.3, 64, 1, 3, 3)),
            attribute("pads", new int[] {1, 1, 1, 1}));
    value = b.node("GlobalAveragePool", List.of(b.node("Relu", List.of(value))));
    b.logits(b.node("MatMul", List.of(b.node("Flatten", List.of(value)), b.weights(1, 64, 5))));
    Graph graph = OnnxReader.read(b.write(folder.resolve("large.onnx"))).graph();
    ModelSpec spec = new ModelSpec(graph.inputShape(), Normalization.identity(1), NAMES);
    WorkerLimits limits =
        new WorkerLimits(512L << 20, Duration.ofSeconds(50), Duration.ofMinutes(5));
    float[] images = new float[32 * graph.inputShape().size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (i % 251) / 250f;
    }
    LogitLoss loss = LogitLoss.crossEntropy(5, new int[32]);
    try (ModelWorkers workers =
        ModelWorkers.start("large", 1, limits, InstructionLimit.PLAIN_CONVOLUTIONS)) {
      InputGradient all =
          workers.load(graph, spec, MemoryLayout.CHANNELS_LAST).inputGradient(images, loss);
      InputGradient one =
          workers
              .load(graph, spec, MemoryLayout.CHANNELS_LAST)
              .inputGradient(
                  Arrays.copyOf(images, graph.inputShape().size()),
                  LogitLoss.crossEntropy(5, new int[1]));

      assertThat(all.logits().count()).isEqualTo(32);
      assertThat(Arrays.copyOf(all.gradient(), graph.inputShape().size()))
          .containsExactly(one.gradient(), Offset.offset(1e-6f));
    }
  }

  @Test
  void startsAnewForAForeignModel() {
    ModuleDescription description =
        new ModuleDescription("m.pt", false, LogitsOutput.first(), SPEC.input(), 5);
    try (ModelWorkers workers = start(1);
        ModuleNetwork here = foreign("traced_eval")) {
      Network network = workers.probe(description, ForeignModules.file("traced_eval"));

      assertThat(workers.instructions().environment())
          .isEqualTo(InstructionLimit.ANY_CONVOLUTIONS.environment());
      assertThat(network.logits(4, ForeignModules.images(4)).values())
          .isEqualTo(here.logits(4, ForeignModules.images(4)).values());
    }
  }

  @Test
  void reportsTheShapesOfAllOutputs() {
    ModuleDescription description =
        new ModuleDescription("m.pt", false, LogitsOutput.first(), SPEC.input(), 2);
    try (ModelWorkers workers = start(1)) {
      Network network = workers.probe(description, ForeignModules.file("dict"));

      assertThat(network.outputs(4, ForeignModules.images(4)))
          .containsExactlyInAnyOrder(
              new OutputShape("features", List.of(4L, 2L)),
              new OutputShape("main", List.of(4L, 5L)),
              new OutputShape("auxiliary", List.of(4L, 5L)));
    }
  }

  private static ModelWorkers start(int workers) {
    return ModelWorkers.start(
        "isolated", workers, WorkerLimits.defaults(), InstructionLimit.PLAIN_CONVOLUTIONS);
  }

  private static ModuleNetwork foreign(String name) {
    return ForeignModules.open(name, LogitsOutput.first(), ForeignModules.SHAPE, NAMES.size());
  }

  private static void assertSameBits(
      DifferentiableClassifier here, DifferentiableClassifier isolated) {
    for (int count : new int[] {1, 3, 64, 64}) {
      ImageBatch images = images(here.spec().input(), count);
      int[] targets = IntStream.range(0, count).map(i -> i % NAMES.size()).toArray();
      LogitLoss loss = LogitLoss.crossEntropy(NAMES.size(), targets);
      InputGradient expected = here.inputGradient(images, loss);
      InputGradient actual = isolated.inputGradient(images, loss);

      assertThat(actual.logits().values()).isEqualTo(expected.logits().values());
      assertThat(actual.gradient()).isEqualTo(expected.gradient());
      assertThat(isolated.logits(images).values()).isEqualTo(here.logits(images).values());
    }
  }

  private static void assertClose(
      DifferentiableClassifier here, DifferentiableClassifier isolated) {
    ImageBatch images = images(here.spec().input(), 64);
    LogitLoss loss = LogitLoss.crossEntropy(NAMES.size(), new int[64]);
    InputGradient expected = here.inputGradient(images, loss);
    InputGradient actual = isolated.inputGradient(images, loss);

    assertClose(actual.logits().values(), expected.logits().values());
    assertClose(actual.gradient(), expected.gradient());
  }

  private static void assertClose(float[] actual, float[] expected) {
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(largest).isPositive();
    assertThat(actual).containsExactly(expected, within(1e-4f * largest));
  }

  private static ImageBatch images(ImageShape shape, int count) {
    ImageBatch images = ImageBatch.blank(count, shape);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) Math.abs(Math.sin(0.37 * i));
    }
    return images;
  }
}
