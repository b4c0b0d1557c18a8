package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Paths given as models that lead to something else, and files with strange names. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class ModelPathsTest {
  @TempDir Path folder;

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe.onnx");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "needs mkfifo");

    RefusedModel.assertRefused(pipe, 2, "expected a model file, found no plain file");
    for (String command : List.of("maps", "scan")) {
      CommandRun run =
          CommandRun.of(
              command,
              pipe.toString(),
              "--input-shape",
              "1x2x2",
              "--out",
              folder.resolve("o") + "");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains(pipe + ": expected a model file").hasLineCount(1);
      assertThat(folder.resolve("o/pipe.json")).doesNotExist();
    }
  }

  @Test
  void devicesAndFoldersAreNoModels() throws IOException {
    Path model = Files.createSymbolicLink(folder.resolve("device.pt"), Path.of("/dev/zero"));
    RefusedModel.assertRefused(model, 2, "expected a model file, found no plain file");
    Files.delete(model);
    RefusedModel.assertRefused(
        Files.createDirectory(folder.resolve("folder.onnx")), 2, "found a folder");
  }

  @Test
  void linksThatLeadNowhere() throws IOException {
    Path loop = folder.resolve("loop.onnx");
    Files.createSymbolicLink(loop, loop);

    RefusedModel.assertRefused(loop, 2, "no such file");
  }

  @Test
  void aTextWithAnotherNameIsText() throws IOException {
    Path note = Files.writeString(folder.resolve("note.txt"), "Dear reader,\n\tnothing.\n");

    RefusedModel.assertRefused(
        note,
        2,
        "note.txt: a text file, not a model; give the file that the model was exported to");
  }

  @Test
  void aFolderOfModelsIsForScan() throws IOException {
    Files.write(folder.resolve("model.onnx"), OnnxFiles.model().build().toByteArray());

    CommandRun run = CommandRun.of("inspect", folder.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "error: %1$s: expected a model file, found a folder; for a folder of models use: trojanscope scan %1$s --out DIR"
                .formatted(folder));
  }

  @Test
  void anInputShapeThatContradictsTheFileIsLeftOut() throws IOException {
    Path model = Files.write(folder.resolve("model.onnx"), OnnxFiles.model().build().toByteArray());

    assertThat(CommandRun.of("inspect", model.toString(), "--input-shape", "3x32x32").err())
        .contains("do not fit", "; the file says 1x2x2, so leave out --input-shape");
    assertThat(CommandRun.of("inspect", model.toString(), "--mean", "0.5,0.5").err())
        .contains("mean (option): expected 1 number, one per channel, found 2");
    assertThat(CommandRun.of("inspect", model.toString(), "--class-names", "a,b,c").err())
        .contains("expected 2 class names, one for each class", "found 3 in --class-names; give");
  }

  @Test
  void aLinkToAModelIsTheModel() throws IOException {
    Files.write(folder.resolve("model.onnx"), OnnxFiles.model().build().toByteArray());
    Path link = Files.createSymbolicLink(folder.resolve("link.onnx"), folder.resolve("model.onnx"));

    CommandRun run = CommandRun.of("inspect", link.toString());

    assertThat(run.err()).contains("link.onnx: the outputs are the same for every image");
    assertThat(run.out()).containsPattern("model +link.onnx").contains("ONNX opset 17");
  }

  @Test
  void namesAreShownInert() throws IOException {
    Path file = folder.resolve("a\n\u001b[31m<script>.onnx");
    Files.writeString(file, "garbage");

    CommandRun run = CommandRun.of("inspect", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("a\\n\\u001b[31m<script>.onnx: a text file, not a model")
        .doesNotContain("\u001b")
        .hasLineCount(1);
  }

  @Test
  void aNameThatIsNoTextIsExplained() throws Exception {
    ChildProcess run =
        ChildProcess.run(
            Map.of("LC_ALL", "C.UTF-8", "PATH", "/usr/bin:/bin"),
            List.of(
                "sh",
                "-c",
                "cd \"$1\" && f=$(printf 'm\\377.onnx') && : >\"$f\" && shift && exec \"$@\" \"$f\"",
                "sh",
                folder.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "inspect"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error: m")
        .contains(
            ".onnx: expected a model file, found no such file, or its name does not fit this system's locale; rename it")
        .hasLineCount(1);
  }
}
