package io.trojanscope.lab.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.verdict.Calibration;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.train.NetworkArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationRunTest {
  /** Zeros, ones and twos: a scan of ten classes would search 90 pairs. */
  private static final LabeledData DIGITS = fewClasses(DataSource.digits(1, 1500, 150), 3);

  private static final List<ScanMode> MODES = List.of(ScanMode.REFERENCE_AND_IMAGES);

  @TempDir Path folder;

  @Test
  @Tag("slow")
  void writesAFileThatTheScanReadsAndGoesOnWhereItStopped() throws IOException {
    Calibration first = run(ProgressListener.NONE);

    String text = Files.readString(folder.resolve(CalibrationRun.FILE));
    assertThat(text)
        .startsWith("# revision " + ContrastScan.REVISION + "\n# Scores of clean models")
        .contains("# Training images: 1x28x28, SHA-256 " + DIGITS.training().sha256())
        .contains("# Model paper-cnn 3 epochs seed 7: ", "; its reference has seed 8\n");
    assertThat(first.lines())
        .hasSize(4)
        .allMatch(line -> line.family() == NetworkFamily.PAPER && line.effort() == Effort.QUICK)
        .allMatch(line -> line.score().name().equals("paper-cnn 3 epochs seed 7"))
        .allMatch(line -> line.score().score() >= 0)
        .anyMatch(line -> line.score().score() > 0);

    List<String> tasks = new ArrayList<>();
    assertThat(run((task, done, total) -> tasks.add(task))).isEqualTo(first);
    assertThat(tasks).containsOnly("scanning clean models");
    assertThat(Files.readString(folder.resolve(CalibrationRun.FILE))).isEqualTo(text);
    assertThat(givenAsFiles().lines()).isEqualTo(first.lines());
    assertThat(folder.resolve("given").resolve(CalibrationRun.FILE))
        .content()
        .containsPattern("# Model .*: SHA-256 [0-9a-f]{64}; its reference: SHA-256 [0-9a-f]{64}\n");
  }

  /** The same model and reference, given as files: their scores must be the same. */
  private Calibration givenAsFiles() throws IOException {
    CleanRecipe recipe = CleanRecipe.all(List.of(NetworkArchitecture.PAPER), 1, 7).get(0);
    CleanModels models = new CleanModels(folder, DIGITS, 2, ProgressListener.NONE);
    GivenModels given =
        new GivenModels(
            List.of(
                new GivenModels.GivenModel(
                    folder.resolve("models").resolve(models.key(recipe, "seed 7") + ".onnx"),
                    folder.resolve("models").resolve(models.key(recipe, "seed 8") + ".onnx"),
                    recipe.network().toString(),
                    recipe.name())));
    return new GivenCalibration(List.of(Effort.QUICK), 7, 2, ProgressListener.NONE)
        .run(given, DIGITS.test(), folder.resolve("given"));
  }

  @Test
  void hasTheSameModelsAndOthersWhereMoreAreAskedFor() {
    List<CleanRecipe> few =
        CleanRecipe.all(
            List.of(NetworkArchitecture.PAPER, NetworkArchitecture.parse("cifar")), 2, 1);
    List<CleanRecipe> more =
        CleanRecipe.all(
            List.of(NetworkArchitecture.PAPER, NetworkArchitecture.parse("cifar")), 3, 1);

    assertThat(more).hasSize(6).containsAll(few);
    assertThat(more).extracting(CleanRecipe::name).doesNotHaveDuplicates();
  }

  @Test
  void refusesSettingsThatMeasureNothing() {
    List<CleanRecipe> one = CleanRecipe.all(List.of(NetworkArchitecture.PAPER), 1, 1);

    assertThatThrownBy(() -> CleanRecipe.all(List.of(NetworkArchitecture.PAPER), 0, 1))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> new CalibrationRun.Settings(one, MODES, List.of(Effort.THOROUGH), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected models, modes, and the efforts quick or standard");
  }

  private static LabeledData fewClasses(LabeledData all, int classes) {
    return new LabeledData(
        all.name(), fewClasses(all.training(), classes), fewClasses(all.test(), classes));
  }

  private static ArrayImages fewClasses(LabeledImages all, int classes) {
    int[] chosen = IntStream.range(0, all.size()).filter(i -> all.label(i) < classes).toArray();
    float[][] images = new float[chosen.length][all.shape().size()];
    for (int i = 0; i < chosen.length; i++) {
      all.copyImage(chosen[i], images[i], 0);
    }
    int[] labels = IntStream.of(chosen).map(all::label).toArray();
    return new ArrayImages(all.shape(), classes, labels, images);
  }

  private Calibration run(ProgressListener progress) {
    CalibrationRun.Settings settings =
        new CalibrationRun.Settings(
            CleanRecipe.all(List.of(NetworkArchitecture.PAPER), 1, 7),
            MODES,
            List.of(Effort.QUICK),
            7);
    return new CalibrationRun(settings, 2, progress).run(DIGITS, folder);
  }
}
