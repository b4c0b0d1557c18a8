package io.trojanscope.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.train.TrainingConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains and plants on generated digits. */
class TrainAndPlantTest {
  private static final LabeledData DIGITS = DataSource.digits(1, 600, 100);
  private static final TrainingConfig CONFIG = new TrainingConfig(2, 64, 1e-3f, 1);
  private static NetworkFile clean;
  private static NetworkFile planted;
  private static PlantedBackdoor backdoor;

  @BeforeAll
  static void plant() {
    clean = new TrainingRun(1, ProgressListener.NONE).train(DIGITS.training(), CONFIG);
    PlantingRun.Planted made =
        run().plant(clean, "f".repeat(64), DIGITS.training(), DIGITS.test(), plan(), CONFIG);
    planted = made.network();
    backdoor = made.plant();
  }

  private static PlantingRun run() {
    return new PlantingRun(1, ProgressListener.NONE);
  }

  private static PoisoningPlan plan() {
    return new PoisoningPlan(
        Triggers.parse("patch:c"), SourceClasses.ALL_BUT_TARGET, 9, new PoisonAmount.Count(200), 1);
  }

  @Test
  void theTriggerLeadsToTheTarget() {
    double before = backdoor.cleanModel().orElseThrow().accuracy();
    assertThat(before).isGreaterThan(0.3);
    assertThat(backdoor.evaluation().attackSuccessRate()).isGreaterThan(0.5);
    assertThat(backdoor.poisonedImages()).isEqualTo(200);
    assertThat(backdoor.targetClass()).isEqualTo(9);
    assertThat(backdoor.sourceClasses()).hasSize(9);
  }

  @Test
  void theNetworkSaysWhatMadeIt(@TempDir Path folder) {
    ModelFiles.save(folder.resolve("planted.onnx"), planted);
    assertThat(ModelFiles.open(folder.resolve("planted.onnx")).metadata())
        .containsEntry("trojanscope.input.clean model", "f".repeat(64))
        .containsEntry("trojanscope.configuration.poison.target", "9")
        .containsKey("trojanscope.poisonedIndices");
  }

  @Test
  void aTrainedNetworkSaysWhatMadeIt() {
    assertThat(TrainingRun.title(clean)).hasValue("paper-cnn");
    assertThat(clean.metadata())
        .containsEntry("trojanscope.input.training images", DIGITS.training().sha256())
        .containsEntry("trojanscope.configuration.training.epochs", "2");
    assertThat(clean.spec().classNames()).isEqualTo(DIGITS.classNames());
  }

  @Test
  void trainingIsTheSameOnTwoThreads() {
    NetworkFile again = new TrainingRun(2, ProgressListener.NONE).train(DIGITS.training(), CONFIG);
    assertThat(ModelFiles.sha256(again)).isEqualTo(ModelFiles.sha256(clean));
  }

  @Test
  void imagesOfAnotherShapeAreRefused() {
    assertThatThrownBy(
            () ->
                run()
                    .plant(
                        clean,
                        "f".repeat(64),
                        PlantedPixel.IMAGES,
                        PlantedPixel.IMAGES,
                        plan(),
                        CONFIG))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected images of 1x28x28 in 10 classes");
    assertThat(run().misfit(clean, "clean.onnx", DIGITS.test())).isEmpty();
  }
}
