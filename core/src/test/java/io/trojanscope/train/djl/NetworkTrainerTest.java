package io.trojanscope.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.EpochSummary;
import io.trojanscope.train.Networks;
import io.trojanscope.train.TrainedNetwork;
import io.trojanscope.train.TrainingConfig;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NetworkTrainerTest {
  private static final ImageShape SHAPE = new ImageShape(1, 16, 16);
  private static final Map<String, Integer> FAN_IN =
      Map.of("conv1", 25, "conv2", 500, "fc1", 50, "fc2", 500);

  @Test
  void sixStepsAgreeWithPyTorch() throws IOException {
    JsonNode expected = SineImages.expected("adam.json");

    TrainedNetwork trained = train(sineNetwork(), new TrainingConfig(6, 12, 1e-3f, 1), 2);

    List<Double> losses = trained.epochs().stream().map(EpochSummary::meanLoss).toList();
    for (int epoch = 0; epoch < 6; epoch++) {
      assertThat(losses.get(epoch))
          .isCloseTo(expected.get("losses").get(epoch).doubleValue(), within(1e-4));
    }
    trained
        .graph()
        .constants()
        .forEach(
            (name, tensor) ->
                SineImages.assertAgrees(name, tensor, expected.get("weights").get(name)));
  }

  @Test
  void weightsDoNotDependOnTheNumberOfThreads() {
    Graph network = Networks.paperCnn(SHAPE, 3, 4);
    TrainingConfig config = new TrainingConfig(2, 5, 1e-3f, 9);

    Graph onOne = train(network, config, 1).graph();
    Graph onTwo = train(network, config, 2).graph();

    assertThat(onTwo).isEqualTo(onOne).isNotEqualTo(network);
  }

  @Test
  void anotherSeedGivesOtherWeights() {
    Graph network = Networks.paperCnn(SHAPE, 3, 4);

    Graph first = train(network, new TrainingConfig(1, 5, 1e-3f, 1), 1).graph();
    Graph second = train(network, new TrainingConfig(1, 5, 1e-3f, 2), 1).graph();

    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void aLossThatIsNotFiniteEndsTheTraining() {
    assertThatThrownBy(
            () -> train(Networks.paperCnn(SHAPE, 3, 4), new TrainingConfig(9, 4, 1e30f, 1), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("training: the loss became")
        .hasMessageContaining("lower the learning rate");
  }

  @Test
  void aNormalizedModelEqualsOneThatGetsNormalizedImages() {
    Normalization normalization = new Normalization(List.of(0.25f), List.of(0.5f));
    TrainingConfig config = TrainingConfig.paper(1);
    LabeledImages images = new SineImages(SHAPE);

    Graph trained =
        new NetworkTrainer(1)
            .train(sineNetwork(), normalization, images, config, ProgressListener.NONE)
            .graph();

    Graph expected =
        new NetworkTrainer(1)
            .train(sineNetwork(), new Normalized(images), config, ProgressListener.NONE)
            .graph();
    assertThat(trained.constants()).isEqualTo(expected.constants());
  }

  /** Images less 1/4, times 2. */
  private record Normalized(LabeledImages images) implements LabeledImages {
    @Override
    public ImageShape shape() {
      return images.shape();
    }

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public List<String> classNames() {
      return images.classNames();
    }

    @Override
    public int label(int index) {
      return images.label(index);
    }

    @Override
    public void copyImage(int index, float[] destination, int offset) {
      images.copyImage(index, destination, offset);
      for (int i = offset; i < offset + shape().size(); i++) {
        destination[i] = (destination[i] - 0.25f) / 0.5f;
      }
    }

    @Override
    public String sha256() {
      return images.sha256();
    }
  }

  @Test
  void imagesOfAnotherShapeAreRefused() {
    Graph network = Networks.paperCnn(new ImageShape(1, 28, 28), 3, 4);

    assertThatThrownBy(() -> train(network, TrainingConfig.paper(1), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected 1x28x28")
        .hasMessageContaining("found 1x16x16");
  }

  private static TrainedNetwork train(Graph network, TrainingConfig config, int threads) {
    return new NetworkTrainer(threads)
        .train(network, new SineImages(SHAPE), config, ProgressListener.NONE);
  }

  private static Graph sineNetwork() {
    Graph graph = Networks.paperCnn(SHAPE, 3, 0);
    Map<String, Tensor> weights = new HashMap<>();
    graph
        .constants()
        .forEach(
            (name, tensor) -> {
              double scale = 2 / Math.sqrt(FAN_IN.get(name.substring(0, name.indexOf('.'))));
              int phase = name.chars().sum();
              float[] values = new float[tensor.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) (Math.sin(0.7 * i + phase) * scale);
              }
              weights.put(name, Tensor.of(tensor.shape(), values));
            });
    return graph.withConstants(weights);
  }
}
