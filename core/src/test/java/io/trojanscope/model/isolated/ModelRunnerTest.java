package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.ImageShape;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.LogitsOutput;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.NetworkClassifier;
import io.trojanscope.model.Normalization;
import io.trojanscope.model.djl.ForeignModules;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.djl.ModuleNetwork;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.model.torchscript.MemoryLayout;
import io.trojanscope.train.Networks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models run in workers against the same models run in this process. */
@Timeout(60)
class ModelRunnerTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
  private static final ModelSpec SPEC =
      new ModelSpec(
          ForeignModules.SHAPE,
          new Normalization(List.of(0.1f, 0.2f, 0.3f), List.of(0.5f, 0.6f, 0.7f)),
          NAMES);
  private static final ModelRunner RUNNER = new ModelRunner(2, WorkerLimits.defaults());

  @Test
  void givesTheSameBitsAsThisProcessForAForeignModel() {
    try (DifferentiableClassifier here =
            new NetworkClassifier("here", SPEC, foreign("scripted_train"));
        DifferentiableClassifier isolated =
            RUNNER.open(
                "isolated", ForeignModules.file("scripted_train"), SPEC, LogitsOutput.first())) {
      assertSameBits(here, isolated);
    }
  }

  @Test
  void givesTheSameBitsAsThisProcessForAGraph() {
    ImageShape shape = new ImageShape(1, 28, 28);
    ModelSpec spec = new ModelSpec(shape, Normalization.identity(1), NAMES);
    Graph graph = Networks.paperCnn(shape, NAMES.size(), 1);
    try (IsolatedClassifier isolated = RUNNER.open("isolated", graph, spec);
        DifferentiableClassifier channelsLast =
            new GraphClassifier(graph, spec, MemoryLayout.CHANNELS_LAST);
        DifferentiableClassifier contiguous =
            new GraphClassifier(graph, spec, MemoryLayout.CONTIGUOUS)) {
      ImageBatch images = images(shape, 32);
      boolean isContiguous =
          Arrays.equals(isolated.logits(images).values(), contiguous.logits(images).values());
      assertSameBits(isContiguous ? contiguous : channelsLast, isolated);
    }
  }

  @Test
  void refusesAModelThatWasTracedWhileTraining() {
    assertThatThrownBy(
            () ->
                RUNNER.open(
                    "m.pt",
                    ForeignModules.file("traced_while_training"),
                    SPEC,
                    LogitsOutput.first()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "m.pt: expected a model in inference mode, but the same images twice give different "
                + "logits; export it after eval()");
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

  private static ImageBatch images(ImageShape shape, int count) {
    ImageBatch images = ImageBatch.blank(count, shape);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) Math.abs(Math.sin(0.37 * i));
    }
    return images;
  }
}
