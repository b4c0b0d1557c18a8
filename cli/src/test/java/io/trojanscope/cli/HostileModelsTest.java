package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.verdict.VerdictRule;
import io.trojanscope.scan.Scanner;
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

/** Models that do harm or nonsense when they run: one line for each, and nothing is left. */
@Timeout(180)
@Tag("slow")
class HostileModelsTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void name() {
    model = folder.resolve("model.pt");
  }

  @Test
  void anHonestModelWorks() throws IOException {
    Files.write(model, TorchScriptFiles.good());
    Files.write(folder.resolve("plugin.jar"), new byte[1]);
    Files.write(folder.resolve("serving.properties"), new byte[1]);

    CommandRun run = inspect("--json", folder.resolve("result.json").toString());

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("format +TorchScript, class __torch__.Network")
        .containsPattern("input +1x2x2 \\(option\\)")
        .containsPattern("classes +2 \\(file\\)")
        .containsPattern("gradients +work: they differ")
        .contains("warning: " + folder.resolve("plugin.jar") + ": is in the model's folder")
        .contains(
            "warning: " + folder.resolve("serving.properties") + ": is in the model's folder");
    assertThat(folder.resolve("result.json"))
        .content()
        .contains("\"format\" : \"trojanscope.inspection\"", "\"works\" : true");
  }

  @Test
  void anEndlessLoopEndsAtTheTimeLimit() throws IOException {
    Files.write(
        model, TorchScriptFiles.withStatements("go = True", "while go:", "  x = torch.add(x, 1)"));

    assertError(
        maps("--time-limit", "3", "--trust"),
        "no answer from its worker within 3 s; raise the time");
  }

  @Test
  void codeThatCannotBeReadRunsOnlyIfTrusted() throws IOException {
    Files.write(
        model, TorchScriptFiles.withStatements("go = True", "while go:", "  x = torch.add(x, 1)"));

    CommandRun refused = maps();
    assertError(refused, "code/__torch__.py:");
    assertError(refused, "does not end after 50000 steps; export the model as ONNX, or, if you");
    assertError(refused, "run its own code with --trust");
  }

  @Test
  void aModelThatLastsTooLongInAllEndsAtTheTotalTimeLimit() throws IOException {
    Files.write(
        model, TorchScriptFiles.withStatements("go = True", "while go:", "  x = torch.add(x, 1)"));

    assertError(
        maps("--total-time-limit", "5", "--trust"),
        "expected an answer within 5 s in total, found none; raise the total time limit if the"
            + " model is only slow");
  }

  @Test
  void limitsOutOfRangeAreRefused() {
    assertError(maps("--time-limit", "0"), "--time-limit: expected 1 to 10000000, found 0");
    assertError(maps("--total-time-limit", "0"), "--total-time-limit: expected 1 to 10000000");
    assertError(maps("--memory-limit", "0"), "--memory-limit: expected 1 to 10000, found 0");
  }

  @Test
  void aTensorLargerThanTheMachineIsAnError() throws IOException {
    Files.write(
        model, TorchScriptFiles.withStatements("x = torch.add(x, torch.ones([4398046511104])[0])"));

    assertError(maps("--trust"), "you tried to allocate 17592186044416 bytes");
  }

  @Test
  void aFindingIsLoadedOnlyIfTrusted() throws IOException {
    Path victim = folder.resolve("victim");
    Files.write(model, TorchScriptFiles.withStatements("torch.save(x, \"" + victim + "\")"));

    CommandRun refused = maps();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("finding: " + model + ": ")
        .contains("torch.save writes a file")
        .hasLineCount(1);
    assertThat(folder.resolve("maps")).doesNotExist();

    CommandRun trusted = maps("--trust");
    assertThat(trusted.exitCode()).as(trusted.err()).isZero();
    assertThat(trusted.err()).contains("torch.save writes a file");
    assertThat(folder.resolve("maps/maps.json")).isNotEmptyFile();
    assertThat(victim.toFile().length()).isZero();
  }

  @Test
  void logitsThatAreNoNumbersAreAnError() throws IOException {
    Files.write(
        model, TorchScriptFiles.withStatements("x = torch.div(x, 0)", "x = torch.mul(x, 0)"));

    assertError(maps(), "expected finite numbers, found a logit of NaN");
  }

  @Test
  void anOutputOfAnotherShapeIsAnError() throws IOException {
    Files.write(model, TorchScriptFiles.withResult("torch.mul(x, x)", ""));

    assertError(maps(), "expected images x classes, found [N x 1 x 2 x 2]");
  }

  @Test
  void oneOfSeveralOutputsHasToBeChosen() throws IOException {
    Files.write(model, TorchScriptFiles.withTwoOutputs());

    assertError(
        maps(),
        "several outputs could hold the logits: [N x 2], [N x 4]; choose one with --logits-output");
    assertThat(maps("--logits-output", "0").exitCode()).isZero();
  }

  @Test
  void aModelThatNeedsMoreMemoryThanItMayIsAnError() throws IOException {
    Files.write(
        model, TorchScriptFiles.withStatements("x = torch.add(x, torch.ones([400000000])[0])"));

    assertError(maps("--memory-limit", "1", "--trust"), "memory limit 1 GiB");
  }

  @Test
  void theNextModelIsScannedAllTheSame() throws IOException {
    Files.write(
        model, TorchScriptFiles.withStatements("go = True", "while go:", "  x = torch.add(x, 1)"));
    Path good = Files.write(folder.resolve("good.pt"), TorchScriptFiles.good());
    Scanner undecided =
        (mode, input, config, cache, progress, threads) ->
            VerdictRule.withoutSearch(mode, config, List.of("a reason"));

    CommandRun run =
        CommandRun.of(
            undecided,
            "scan",
            model.toString(),
            good.toString(),
            "--input-shape",
            "1x2x2",
            "--time-limit",
            "3",
            "--trust",
            "--threads",
            "1",
            "--quiet");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: " + model + ": no answer from its worker within 3 s")
        .hasLineCount(1);
    assertThat(run.out()).contains("INCONCLUSIVE: good.pt").containsPattern("reason +a reason");
  }

  @Test
  void imagesOfAnotherShapeAreAnError() throws IOException {
    Files.write(
        model,
        TorchScriptFiles.withResult(
            "torch.matmul(torch.flatten(x, 1, -1), torch.ones([4, 2]))", ""));

    CommandRun run =
        CommandRun.of(
            "maps", model + "", "--input-shape", "1x3x3", "--input", "noise", "--out", out());
    assertError(run, "sizes 9 and 4 do not fit together");
  }

  @Test
  void settingsThatAreNotUnderstoodAreRefused() throws IOException {
    Files.write(model, TorchScriptFiles.good());

    assertError(maps("--pixel-range", "wide"), "--pixel-range: expected a range such as 0..255");
    Files.writeString(folder.resolve("model.pt.yaml"), "range: 0..255\n");
    assertError(maps(), "model.pt.yaml: range: no such setting; known are channel-order,");
  }

  private CommandRun inspect(String... more) {
    return run("inspect", more);
  }

  private CommandRun maps(String... more) {
    String[] few = {
      "--input",
      "noise",
      "--samples",
      "2",
      "--iterations",
      "1",
      "--threads",
      "1",
      "--quiet",
      "--out",
      out()
    };
    return run("maps", Stream.of(few, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private CommandRun run(String command, String... more) {
    String[] first = {command, model.toString(), "--input-shape", "1x2x2"};
    return CommandRun.of(Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String out() {
    return folder.resolve("maps").toString();
  }

  private void assertError(CommandRun run, String message) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").contains(message).hasLineCount(1);
    assertThat(folder.resolve("maps")).doesNotExist();
  }
}
