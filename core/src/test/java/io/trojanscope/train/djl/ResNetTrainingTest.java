package io.trojanscope.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.engine.PtNDManager;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.model.InputLayout;
import io.trojanscope.model.InputScaling;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.Normalization;
import io.trojanscope.text.EnumText;
import io.trojanscope.train.LearningRateSchedule;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.Optimizer;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.TrainingState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ResNetTrainingTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);
  private static final SineImages IMAGES = new SineImages(SHAPE);
  private static final int[][] BATCHES = {
    IntStream.range(0, 8).toArray(), IntStream.range(8, 12).toArray()
  };

  @ParameterizedTest
  @EnumSource(names = {"SGD", "NESTEROV"})
  void twoEpochsAgreeWithPyTorch(Optimizer.Rule rule) throws IOException {
    JsonNode expected = SineImages.expected("resnet.json").get(EnumText.lower(rule));
    try (OrderedWorkers workers = new OrderedWorkers(2);
        PtNDManager manager = TorchEngine.newManager()) {
      TrainingStep step = step(rule, workers, manager);
      for (int i = 0; i < 4; i++) {
        int[] batch = BATCHES[i % 2];
        assertThat(step.run(IMAGES, batch, 1 + i / 2).lossSum() / batch.length)
            .isCloseTo(expected.get("losses").get(i).doubleValue(), within(1e-3));
      }
      Map<String, Tensor> trained = step.parameters();

      assertThat(trained).hasSize(expected.get("weights").size());
      trained.forEach(
          (name, tensor) ->
              SineImages.assertAgrees(name, tensor, expected.get("weights").get(name)));
    }
  }

  @ParameterizedTest
  @CsvSource({"ONE_CYCLE, one_cycle", "COSINE, cosine"})
  void learningRatesAgreeWithPyTorch(LearningRateSchedule schedule, String name)
      throws IOException {
    JsonNode expected = SineImages.expected("resnet.json").get(name);

    assertThat(expected.size()).isEqualTo(20);
    for (int step = 0; step < 20; step++) {
      assertThat(schedule.rate(0.02, step, 20))
          .as("step " + step)
          .isCloseTo(expected.get(step).doubleValue(), within(1e-12));
    }
  }

  private static TrainingStep step(
      Optimizer.Rule rule, OrderedWorkers workers, PtNDManager manager) {
    TrainingConfig config =
        new TrainingConfig(2, 8, 0.02f, 1)
            .with(new Optimizer(rule, 0.9f, 5e-4f), LearningRateSchedule.ONE_CYCLE)
            .withLabelSmoothing(0.1f);
    InputScaling scaling =
        new InputScaling(SHAPE, Normalization.identity(3), InputLayout.OF_IMAGES);
    TrainingState start = new TrainingState(List.of(), Map.of(), Map.of());
    return new TrainingStep(sineNetwork(), scaling, config, IMAGES.size(), start, workers, manager);
  }

  private static Graph sineNetwork() {
    Graph graph = NetworkArchitecture.parse("resnet:8").build(SHAPE, 3, 0);
    Map<String, Tensor> weights = new HashMap<>();
    graph
        .constants()
        .forEach(
            (name, tensor) -> {
              if (tensor.isFloat() && !name.endsWith(".mean") && !name.endsWith(".variance")) {
                weights.put(name, SineImages.sines(name, tensor));
              }
            });
    return graph.withConstants(weights);
  }
}
