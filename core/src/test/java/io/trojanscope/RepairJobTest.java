package io.trojanscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.data.DataSource;
import io.trojanscope.data.ImageSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.repair.RepairMethod;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.RepairedTrigger;
import io.trojanscope.scan.Scanner;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.PlantingRun;
import io.trojanscope.workflow.TrainingRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repairs a small network for digits with a C at the top right. */
@Tag("slow")
class RepairJobTest {
  private static final int TARGET = 9;
  private static final LabeledData DIGITS = DataSource.digits(1, 700, 200);
  private static final TrainingConfig CONFIG = new TrainingConfig(6, 32, 1e-3f, 1);

  @TempDir static Path folder;

  private static NetworkFile clean;
  private static Path backdoored;
  private static ScanResult scan;

  @BeforeAll
  static void plant() {
    clean = new TrainingRun(2, ProgressListener.NONE).train(DIGITS.training(), CONFIG);
    PoisoningPlan plan =
        new PoisoningPlan(
            Triggers.parse("patch:c"),
            SourceClasses.ALL_BUT_TARGET,
            TARGET,
            new PoisonAmount.Rate(0.2),
            1);
    backdoored = folder.resolve("backdoored.onnx");
    ModelFiles.save(
        backdoored,
        new PlantingRun(2, ProgressListener.NONE)
            .plant(clean, "f".repeat(64), DIGITS.training(), DIGITS.test(), plan, CONFIG)
            .network());
    try (Trojanscope trojanscope = trojanscope(1);
        Model suspect = trojanscope.open(backdoored)) {
      scan = trojanscope.scan(suspect).images(ImageSource.of(DIGITS)).run();
    }
  }

  @Test
  void unlearningRemovesTheBackdoorAndFineTuningDoesNot() {
    Path out = folder.resolve("unlearned.onnx");

    RepairDocument unlearned = repair(RepairMethod.AUTO, 1, 15, out);
    RepairDocument tuned = repair(RepairMethod.FINETUNE, 1, 15, folder.resolve("tuned.onnx"));

    assertThat(unlearned.method()).isEqualTo("unlearn");
    assertThat(unlearned.accuracy().orElseThrow().lostPoints()).isLessThan(2);
    RepairedTrigger planted = unlearned.triggers().get(0);
    assertThat(planted.planted()).isTrue();
    assertThat(planted.name()).isEqualTo("patch:c");
    assertThat(planted.success().before().rate()).isGreaterThan(0.9);
    assertThat(planted.success().after().rate()).isLessThan(0.1);
    assertThat(planted.retuned()).isPresent();
    assertThat(unlearned.triggers().get(1).success().after().rate()).isLessThan(0.1);
    assertThat(tuned.triggers().get(0).success().after().rate()).isGreaterThan(0.5);
    assertThat(ModelFiles.open(out).metadata()).isEqualTo(ModelFiles.open(backdoored).metadata());
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    RepairDocument one = repair(RepairMethod.UNLEARN, 1, 1, folder.resolve("one.onnx"));
    RepairDocument two = repair(RepairMethod.UNLEARN, 2, 1, folder.resolve("two.onnx"));

    assertThat(one.repaired().sha256()).isEqualTo(two.repaired().sha256());
    assertThat(one.triggers()).isEqualTo(two.triggers());
  }

  @Test
  void aScanOfAnotherFileIsRefused() {
    Path other = folder.resolve("other.onnx");
    Path out = folder.resolve("never.onnx");
    ModelFiles.save(other, clean);
    try (Trojanscope trojanscope = trojanscope(1)) {
      RepairJob job = trojanscope.repair(other).images(ImageSource.of(DIGITS)).scan(scan);

      assertThatThrownBy(() -> job.run(out))
          .hasMessageContaining("expected a scan of this very file");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void clpNeedsNoImages() {
    Path out = folder.resolve("pruned.onnx");
    try (Trojanscope trojanscope = trojanscope(1)) {
      RepairDocument document = trojanscope.repair(backdoored).writeUnchanged(true).run(out);

      assertThat(document.method()).isEqualTo("clp");
      assertThat(document.accuracy()).isEmpty();
      assertThat(document.changes().isEmpty()).isEqualTo(document.prunedChannels() == 0);
      assertThat(out).exists();
    }
  }

  @Test
  void numbersOutOfRangeAreRefusedBeforeAnyWork() {
    Path out = folder.resolve("nothing.onnx");
    try (Trojanscope trojanscope = trojanscope(1)) {
      RepairJob noImages = trojanscope.repair(backdoored).mostImages(0);
      RepairJob noEpochs = trojanscope.repair(backdoored).epochs(-1);
      RepairJob noRange = trojanscope.repair(backdoored).mostAccuracyLoss(100.1);

      assertThatThrownBy(() -> noImages.run(out))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("images: expected at least 1, found 0");
      assertThatThrownBy(() -> noEpochs.run(out))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("epochs: expected at least 1, found -1");
      assertThatThrownBy(() -> noRange.run(out))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("loss of accuracy: expected 0 to 100 points, found 100.1");
      assertThat(out).doesNotExist();
    }
  }

  /** Training on wrong labels ruins the model. */
  @Test
  void aModelThatLostTooMuchIsNotWritten() {
    int count = 200;
    float[][] pixels = new float[count][DIGITS.shape().size()];
    IntStream.range(0, count).forEach(i -> DIGITS.training().copyImage(i, pixels[i], 0));
    int[] labels =
        IntStream.range(0, count).map(i -> (DIGITS.training().label(i) + 1) % 10).toArray();
    LabeledData wrong =
        new LabeledData(
            "wrong", new ArrayImages(DIGITS.shape(), 10, labels, pixels), DIGITS.test());
    Path out = folder.resolve("ruined.onnx");
    try (Trojanscope trojanscope = trojanscope(1)) {
      RepairJob job =
          trojanscope
              .repair(backdoored)
              .method(RepairMethod.FINETUNE)
              .images(ImageSource.of(wrong))
              .epochs(10)
              .mostAccuracyLoss(0);

      assertThatThrownBy(() -> job.run(out))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.setting()).contains("force"))
          .hasMessageMatching("(?s).*lost \\d+\\.\\d points of accuracy.*nothing was written.*");
      assertThat(folder.toFile().list()).doesNotContain("ruined.onnx");
      job.mostAccuracyLoss(100).run(out);
      assertThat(out).exists();
    }
  }

  @Test
  void methodsThatTrainNeedImages() {
    try (Trojanscope trojanscope = trojanscope(1)) {
      RepairJob job = trojanscope.repair(backdoored).method(RepairMethod.PRUNE);

      assertThatThrownBy(() -> job.run(folder.resolve("none.onnx")))
          .hasMessageContaining("method prune: expected clean images to train on, found none");
    }
  }

  private static RepairDocument repair(RepairMethod method, int threads, int epochs, Path out) {
    try (Trojanscope trojanscope = trojanscope(threads)) {
      return trojanscope
          .repair(backdoored)
          .method(method)
          .images(ImageSource.of(DIGITS))
          .scan(scan)
          .epochs(epochs)
          .run(out);
    }
  }

  private static Trojanscope trojanscope(int threads) {
    return Trojanscope.builder()
        .threads(threads)
        .warnings(warning -> {})
        .cacheFolder(folder.resolve("cache"))
        .scanner(findingTheC())
        .build();
  }

  /** A scan that recovered the planted trigger. */
  private static Scanner findingTheC() {
    return (mode, input, config, cache, progress, threads) ->
        new ScanFindings(
            mode,
            config,
            Verdict.BACKDOORED,
            List.of(),
            3,
            0.001,
            OptionalDouble.of(3),
            OptionalInt.of(TARGET),
            OptionalInt.empty(),
            List.of(),
            Optional.of(theC()),
            List.of());
  }

  /** Where the trigger makes a black and a white image the same. */
  private static RecoveredTrigger theC() {
    int size = DIGITS.shape().size();
    float[] onBlack = new float[size];
    float[] onWhite = new float[size];
    Arrays.fill(onWhite, 1);
    Triggers.parse("patch:c").apply(onBlack, DIGITS.shape(), new SplittableRandom(1), null);
    Triggers.parse("patch:c").apply(onWhite, DIGITS.shape(), new SplittableRandom(1), null);
    float[] mask = new float[size];
    for (int i = 0; i < size; i++) {
      mask[i] = onBlack[i] == onWhite[i] ? 1 : 0;
    }
    return new RecoveredTrigger(
        TriggerType.PATCH,
        new ClassPair(8, TARGET),
        mask,
        onBlack,
        1,
        Optional.empty(),
        Optional.empty(),
        false,
        new TriggerSuccessRate(1, 1, 0, 1),
        Optional.empty());
  }
}
