package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Planting in a network from elsewhere, which takes pixels of 0..255. */
@Timeout(120)
@Tag("slow")
class PlantSettingsTest {
  @TempDir Path folder;

  @BeforeEach
  void makeModel() throws IOException {
    BrightnessData.write(Files.createDirectory(folder.resolve("data")));
    Files.write(
        folder.resolve("clean.onnx"), BrightnessData.network(1 / 255f).build().toByteArray());
    Files.writeString(folder.resolve("dot.txt"), "#\n");
  }

  @Test
  void theFileBesideTheModelIsHeldToAndKept() throws IOException {
    Files.writeString(folder.resolve("clean.onnx.yaml"), "pixel-range: 0..255\n");

    CommandRun run = plant();

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().findFirst().orElseThrow())
        .startsWith("clean.onnx: input 1x2x2 (file), pixel range 0..255 (sidecar)");
    assertThat(run.out()).contains("accuracy before      100.0 %", "clean accuracy       100.0 %");
    assertThat(CommandRun.of("inspect", path("bad.onnx"), "--data", path("data")).out())
        .contains("std             [0.003921569] (file)", "accuracy 100.0 % on 40 images");
  }

  @Test
  void aSettingMissedIsNamed() {
    CommandRun run = plant();

    assertThat(run.exitCode()).isZero();
    assertThat(run.err().lines())
        .containsExactly(
            "warning: clean.onnx: accuracy 50.0 % on 40 images, no better than always giving the most frequent class (50.0 %); it is 100.0 % with pixel-range 0..255: correct the model's input settings");
    assertThat(plant("--force", "--pixel-range", "0..255").err()).isEmpty();
  }

  @Test
  void classesMayBeNamedAndAreCheckedBeforeTheImagesAreRead() throws IOException {
    Files.writeString(folder.resolve("clean.onnx.yaml"), "class-names: [dark, bright]\n");
    for (String name : List.of("dark", "bright")) {
      Files.createDirectories(folder.resolve("broken").resolve(name));
      Files.writeString(folder.resolve("broken").resolve(name).resolve("a.png"), "no picture");
    }
    assertThat(error("--target", "bringt"))
        .isEqualTo(
            "error: --target: expected a class from 0 to 1 or its name, found \"bringt\"; did you"
                + " mean \"bright\"?");
    assertThat(error("--target", "0"))
        .isEqualTo(
            "error: --target: expected a class that is not a source class, found 0 as both; choose"
                + " another");
  }

  /** With pictures that cannot be read, which is noticed later than wrong classes. */
  private String error(String... more) {
    String[] usual = {
      "plant",
      "--from",
      path("clean.onnx"),
      "--data",
      path("broken"),
      "--source",
      "dark",
      "--trigger",
      "patch:c",
      "--out",
      path("bad.onnx"),
      "--quiet"
    };
    CommandRun run =
        CommandRun.of(Stream.of(usual, more).flatMap(Stream::of).toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(2);
    return run.err().strip();
  }

  @Test
  void whatTrainingCannotDoWithIsRefused() {
    CommandRun run = plant("--output-kind", "probabilities");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "error: "
                + path("clean.onnx")
                + ": output-kind: expected probabilities (option), in [0, 1]")
        .hasLineCount(1);
  }

  private CommandRun plant(String... more) {
    String[] usual = {
      "plant",
      "--from",
      path("clean.onnx"),
      "--data",
      path("data"),
      "--source",
      "0",
      "--target",
      "1",
      "--trigger",
      "patch:" + path("dot.txt") + "@0,0",
      "--count",
      "4",
      "--epochs",
      "1",
      "--learning-rate",
      "1e-5",
      "--quiet",
      "--out",
      path("bad.onnx")
    };
    return CommandRun.of(Stream.of(usual, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
