package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Train, plant, map and report on small colour images of three classes. */
@Tag("slow")
class EndToEndTest {
  @TempDir static Path folder;

  private static CommandRun training;
  private static CommandRun planting;
  private static CommandRun mapping;

  @BeforeAll
  static void trainAndPlant() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    ColourBars.write(folder.resolve("data"), 450, 90);
    Files.writeString(folder.resolve("square.txt"), "####\n####\n####\n####\n");
    training = run("train", "--epochs", "2", "--out", path("clean.onnx"));
    planting = plant("backdoored.onnx");
    mapping = maps("one", "--threads", "1");
  }

  private static CommandRun plant(String name) {
    return run(
        "plant",
        "--from",
        path("clean.onnx"),
        "--source",
        "2",
        "--target",
        "0",
        "--trigger",
        "patch:" + path("square.txt") + "@0,15",
        "--epochs",
        "5",
        "--out",
        path(name));
  }

  @Test
  void trainingTellsTheTestAccuracy() {
    assertThat(training.err()).isEmpty();
    assertThat(training.exitCode()).isZero();
    assertThat(percentAfter(training.out(), "test accuracy")).isGreaterThan(95);
  }

  @Test
  void plantingTellsHowWellItWorks() {
    assertThat(planting.err()).isEmpty();
    assertThat(planting.exitCode()).isZero();
    assertThat(percentAfter(planting.out(), "clean accuracy")).isGreaterThan(95);
    assertThat(percentAfter(planting.out(), "attack success rate")).isGreaterThan(95);
  }

  @Test
  void sameSeedGivesTheSameModel() {
    assertThat(plant("again.onnx").exitCode()).isZero();
    assertThat(folder.resolve("again.onnx"))
        .hasSameBinaryContentAs(folder.resolve("backdoored.onnx"));
  }

  @Test
  void mapsDoNotDependOnTheNumberOfThreads() {
    assertThat(mapping.exitCode()).isZero();
    assertThat(maps("two", "--threads", "2").exitCode()).isZero();

    assertThat(folder.resolve("one/maps.json"))
        .hasSameBinaryContentAs(folder.resolve("two/maps.json"));
    assertThat(folder.resolve("one/report.html")).isNotEmptyFile();
    assertThat(folder.resolve("one/pictures/suspect-class-0.png")).isNotEmptyFile();
  }

  @Test
  void mapsOfPairsAndUntargetedMapsAreMade() {
    assertThat(maps("pairs", "--algorithm", "2", "--input", "noise").exitCode()).isZero();
    assertThat(maps("away", "--untargeted").exitCode()).isZero();
    assertThat(maps("blank", "--input", "blank").exitCode()).isZero();

    assertThat(folder.resolve("pairs/pictures/suspect-source-2-class-0.png")).isNotEmptyFile();
  }

  @Test
  void aReportIsDrawnAgainFromTheResultAlone() throws IOException {
    CommandRun report = CommandRun.of("report", path("one/maps.json"), "--out", path("again.html"));
    CommandRun record = CommandRun.of("report", path("backdoored.json"));

    assertThat(report.exitCode()).isZero();
    assertThat(folder.resolve("again.html"))
        .hasSameTextualContentAs(folder.resolve("one/report.html"));
    assertThat(Files.readString(folder.resolve("again.html"))).contains("backdoored.onnx");
    assertThat(record.exitCode()).isZero();
    assertThat(folder.resolve("backdoored.html")).isNotEmptyFile();
  }

  @Test
  void imagesThatDoNotFitTheModelAreRefusedAndNothingIsLeft() {
    CommandRun digits =
        CommandRun.of(
            "maps",
            path("backdoored.onnx"),
            "--reference",
            path("clean.onnx"),
            "--out",
            path("refused"));

    assertThat(digits.exitCode()).isEqualTo(2);
    assertThat(digits.err().strip()).hasLineCount(1).contains("3x18x20").contains("1x28x28");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void aModelThatIsNoneIsRefused() throws IOException {
    Files.writeString(folder.resolve("text.onnx"), "not a model");

    CommandRun run = CommandRun.of("maps", path("text.onnx"), "--out", path("refused"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip()).hasLineCount(1).startsWith("error: ").contains("text.onnx");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void nothingTemporaryIsLeft() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  private static CommandRun maps(String out, String... more) {
    String[] usual = {
      "maps",
      path("backdoored.onnx"),
      "--reference",
      path("clean.onnx"),
      "--samples",
      "20",
      "--iterations",
      "3",
      "--out",
      path(out)
    };
    return run(Stream.of(usual, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static CommandRun run(String... arguments) {
    String[] common = {"--data", path("data"), "--quiet"};
    return CommandRun.of(Stream.of(arguments, common).flatMap(Stream::of).toArray(String[]::new));
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static double percentAfter(String text, String label) {
    String line =
        text.lines().filter(candidate -> candidate.startsWith(label)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(label.length()).replace("%", "").strip());
  }
}
