package io.trojanscope.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.Augmentation;
import io.trojanscope.train.CheckpointFile;
import io.trojanscope.train.EpochSummary;
import io.trojanscope.train.LearningRateSchedule;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.Optimizer;
import io.trojanscope.train.TrainedNetwork;
import io.trojanscope.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);
  private static final SineImages IMAGES = new SineImages(SHAPE);
  private static final Graph NETWORK = NetworkArchitecture.parse("resnet:8").build(SHAPE, 3, 1);
  private static final TrainingConfig ADAM = new TrainingConfig(3, 5, 1e-3f, 9);
  private static final TrainingConfig SGD =
      ADAM.with(Optimizer.sgd(0.9f, 1e-3f), LearningRateSchedule.ONE_CYCLE)
          .with(new Augmentation(true, 2));

  @TempDir Path folder;

  static Stream<TrainingConfig> configurations() {
    return Stream.of(ADAM, SGD);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void aTrainingThatWasBrokenOffEndsWithTheSameBits(TrainingConfig config) {
    TrainedNetwork whole = train(config, Optional.empty(), epoch -> {});
    List<Integer> heard = new ArrayList<>();

    assertThatThrownBy(() -> train(config, Optional.of(file()), CheckpointTest::breakOffInSecond))
        .isInstanceOf(IllegalStateException.class);
    TrainedNetwork resumed = train(config, Optional.of(file()), epoch -> heard.add(epoch.epoch()));

    assertThat(heard).containsExactly(1, 2, 3);
    assertThat(resumed.epochs()).isEqualTo(whole.epochs());
    assertThat(resumed.graph()).isEqualTo(whole.graph()).isNotEqualTo(NETWORK);
  }

  private static void breakOffInSecond(EpochSummary epoch) {
    if (epoch.epoch() == 2) {
      throw new IllegalStateException("broken off");
    }
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() {
    train(ADAM, Optional.of(file()), epoch -> {});

    assertThatThrownBy(() -> train(SGD, Optional.of(file()), epoch -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("state.checkpoint")
        .hasMessageContaining("expected a checkpoint of this training");
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    train(ADAM, Optional.of(file()), epoch -> {});
    byte[] content = Files.readAllBytes(path());
    content[content.length / 2] ^= 1;
    Files.write(path(), content);

    assertThatThrownBy(() -> train(ADAM, Optional.of(file()), epoch -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected a whole checkpoint");
  }

  private Path path() {
    return folder.resolve("state.checkpoint");
  }

  private CheckpointFile file() {
    return new CheckpointFile(path());
  }

  private static TrainedNetwork train(
      TrainingConfig config, Optional<CheckpointFile> file, Consumer<EpochSummary> afterEpoch) {
    return new NetworkTrainer(1, afterEpoch, file)
        .train(NETWORK, IMAGES, config, ProgressListener.NONE);
  }
}
