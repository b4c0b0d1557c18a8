package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
  @TempDir Path folder;

  @BeforeEach
  void something() throws IOException {
    Files.writeString(folder.resolve("kept"), "kept");
  }

  @Test
  void trainingNumbersOutOfRange() {
    String out = file("m.onnx");
    assertRefused("--epochs: expected at least 1", "train", "--out", out, "--epochs", "0");
    assertRefused("--batch-size: expected at least 1", "train", "--out", out, "--batch-size", "-1");
    assertRefused("--learning-rate: expected", "train", "--out", out, "--learning-rate", "NaN");
    assertRefused("--threads: expected at least 1", "train", "--out", out, "--threads", "0");
  }

  @Test
  void trainingSettingsThatDoNotFit() {
    String out = file("m.onnx");
    assertRefused("Adam: expected neither momentum", "train", "--out", out, "--momentum", "0.9");
    assertRefused(
        "momentum: expected", "train", "--out", out, "--optimizer", "sgd", "--momentum", "1");
    assertRefused("label smoothing: expected", "train", "--out", out, "--label-smoothing", "1");
    assertRefused("--crop-padding: expected", "train", "--out", out, "--crop-padding", "-1");
    assertRefused("create it first", "train", "--out", out, "--checkpoint", file("missing/state"));
  }

  @Test
  void mapNumbersOutOfRange() {
    String out = file("maps");
    assertRefused("epsilon: expected", "maps", "m.pt", "--out", out, "--epsilon", "1.5");
    assertRefused("iterations: expected", "maps", "m.pt", "--out", out, "--iterations", "0");
    assertRefused("samples: expected", "maps", "m.pt", "--out", out, "--samples", "0");
  }

  @Test
  void modelOfUnknownFormat() {
    assertRefused(
        "m.h5: expected a name that ends in .onnx or .pt", "train", "--out", file("m.h5"));
  }

  @Test
  void modelThatExistsWithoutForce() throws IOException {
    String out = file("m.onnx");
    Files.writeString(Path.of(out), "old");

    assertRefused("add --force", "train", "--out", out);
    assertThat(Path.of(out)).hasContent("old");
    Files.delete(Path.of(out));
  }

  @Test
  void folderThatIsMissingOrFull() {
    assertRefused("create it first", "train", "--out", file("missing/m.onnx"));
    assertRefused("create it first", "maps", "m.pt", "--out", file("missing/maps"));
    assertRefused("add --force", "maps", "m.pt", "--out", folder.toString());
    assertRefused("found a file", "demo", "--out", file("kept"));
    assertRefused("add --force", "reproduce", "--out", folder.toString());
  }

  @Test
  void resultThatIsMissingOrWouldBeReplacedByItsReport() {
    assertRefused("no such file", "report", file("maps.json"));
    assertRefused(
        "expected another file than the result",
        "report",
        file("kept"),
        "--out",
        file("kept"),
        "--force");
  }

  /** Exit code 2, one line, nothing written. */
  private void assertRefused(String expected, String... arguments) {
    CommandRun run = CommandRun.of(arguments);

    assertThat(run.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> !file.endsWith("m.onnx")))
          .containsExactly(folder.resolve("kept"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
