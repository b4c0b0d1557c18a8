package io.trojanscope.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.engine.PtNDManager;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.model.InputLayout;
import io.trojanscope.model.InputScaling;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.Networks;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.TrainingState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("slow")
class BatchNormalizationTrainingTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);
  private static final SineImages IMAGES = new SineImages(SHAPE);
  private static final TrainingConfig CONFIG = new TrainingConfig(4, 12, 1e-4f, 1);

  @Test
  void fourStepsAgreeWithPyTorch() throws IOException {
    JsonNode expected = SineImages.expected("batch_norm.json");
    int[] all = IntStream.range(0, 12).toArray();
    try (OrderedWorkers workers = new OrderedWorkers(2);
        PtNDManager manager = TorchEngine.newManager()) {
      InputScaling scaling =
          new InputScaling(SHAPE, Normalization.identity(3), InputLayout.OF_IMAGES);
      TrainingState start = new TrainingState(List.of(), Map.of(), Map.of());
      TrainingStep step =
          new TrainingStep(sineNetwork(), scaling, CONFIG, 12, start, workers, manager);
      for (int i = 0; i < 4; i++) {
        assertThat(step.run(IMAGES, all, i + 1).lossSum() / 12)
            .isCloseTo(expected.get("losses").get(i).doubleValue(), within(1e-3));
      }
      Map<String, Tensor> trained = step.parameters();

      assertThat(trained.keySet()).isEqualTo(sineNetwork().constants().keySet());
      trained.forEach(
          (name, tensor) ->
              SineImages.assertAgrees(name, tensor, expected.get("weights").get(name)));
    }
  }

  /** In inference each image is classified alone, by the running statistics. */
  @Test
  void inferenceUsesTheRunningStatistics() {
    Graph trained =
        new NetworkTrainer(2)
            .train(Networks.cifarCnn(SHAPE, 3, 5), IMAGES, CONFIG, ProgressListener.NONE)
            .graph();
    ModelSpec spec = new ModelSpec(SHAPE, Normalization.identity(3), IMAGES.classNames());
    try (GraphClassifier classifier = GraphClassifier.of(trained, spec)) {
      float[] together = classifier.logits(IMAGES.batch(0, 1, 2, 3)).values();
      float[] alone = classifier.logits(IMAGES.batch(2)).values();

      assertThat(trained.constant("norm1.mean")).isNotEqualTo(Tensor.zeros(List.of(32)));
      for (int c = 0; c < 3; c++) {
        assertThat(alone[c]).isCloseTo(together[2 * 3 + c], within(1e-5f));
      }
    }
  }

  @Test
  void statisticsDoNotDependOnTheNumberOfThreads() {
    Graph network = Networks.cifarCnn(SHAPE, 3, 5);

    Graph onOne =
        new NetworkTrainer(1).train(network, IMAGES, CONFIG, ProgressListener.NONE).graph();
    Graph onTwo =
        new NetworkTrainer(2).train(network, IMAGES, CONFIG, ProgressListener.NONE).graph();

    assertThat(onTwo).isEqualTo(onOne).isNotEqualTo(network);
  }

  private static Graph sineNetwork() {
    Graph graph = Networks.cifarCnn(SHAPE, 3, 0);
    Map<String, Tensor> weights = new HashMap<>();
    graph.constants().forEach((name, tensor) -> weights.put(name, SineImages.sines(name, tensor)));
    graph.constants().keySet().stream()
        .filter(name -> name.endsWith(".mean") || name.endsWith(".variance"))
        .forEach(weights::remove);
    return graph.withConstants(weights);
  }
}
