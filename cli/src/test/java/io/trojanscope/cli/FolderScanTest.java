package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.Region;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.SummaryFiles;
import io.trojanscope.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command makes of a folder of models of 1 x 2 x 2 images. */
@Tag("slow")
class FolderScanTest {
  @TempDir Path folder;
  private final AtomicInteger scans = new AtomicInteger();

  @BeforeEach
  void models() throws IOException {
    Files.createDirectories(folder.resolve("models/sub"));
    Files.createDirectory(folder.resolve("data"));
    BrightnessData.write(folder.resolve("data"));
    write("good.onnx", 1);
    write("sub/bad.onnx", 2.6f);
    Files.writeString(folder.resolve("models/junk.onnx"), "not a model");
  }

  private void write(String name, float weight) throws IOException {
    Files.write(
        folder.resolve("models").resolve(name),
        BrightnessData.network(weight).build().toByteArray());
  }

  /** Calls a model backdoored whose second logit is high for a white image. */
  private ScanFindings judge(ScanMode mode, DetectionInput input, ScanConfig config) {
    scans.incrementAndGet();
    ImageBatch white = ImageBatch.blank(1, input.suspect().spec().input());
    Arrays.fill(white.values(), 1);
    boolean high = input.suspect().logits(white).values()[1] > 10;
    float[] mask = {1, 0, 0, 0};
    return new ScanFindings(
        mode,
        config,
        high ? Verdict.BACKDOORED : Verdict.CLEAN,
        List.of(),
        high ? 2 : 0.2,
        high ? 0.01 : 0.6,
        OptionalDouble.of(5),
        OptionalInt.of(1),
        OptionalInt.of(0),
        List.of(),
        Optional.of(
            new RecoveredTrigger(
                TriggerType.PATCH,
                new ClassPair(0, 1),
                mask,
                new float[] {1, 1, 1, 1},
                1,
                Optional.empty(),
                Optional.of(new Region(0, 1, 0, 1)),
                false,
                new TriggerSuccessRate(9, 10, 0.5, 0.99),
                Optional.empty())),
        List.of());
  }

  private CommandRun scan(String... more) {
    return scan(
        (mode, input, config, cache, progress, threads) -> judge(mode, input, config), more);
  }

  private CommandRun scan(Scanner scanner, String... more) {
    return CommandRun.of(
        scanner,
        Stream.concat(
                Stream.of(
                    "scan",
                    folder.resolve("models").toString(),
                    "--data",
                    folder.resolve("data").toString(),
                    "--quiet"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<ScanSummary> summaries(String results) {
    return StreamSupport.stream(
            SummaryFiles.readLines(folder.resolve(results).resolve("results.jsonl")).spliterator(),
            false)
        .toList();
  }

  private String out(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void everyModelGetsAResultAndAllGetLists() throws IOException {
    CommandRun run = scan("--out", out("results"), "--sarif", out("all.sarif"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out().lines())
        .contains(
            "ERROR         -          junk.onnx",
            "BACKDOORED    p 0.01     sub/bad.onnx",
            "3 models: 1 backdoored, 1 error, 1 clean");
    List<ScanSummary> summaries = summaries("results");
    assertThat(summaries)
        .extracting(ScanSummary::model)
        .containsExactly("good.onnx", "junk.onnx", "sub/bad.onnx");
    assertThat(summaries)
        .extracting(ScanSummary::outcome)
        .containsExactly(Outcome.CLEAN, Outcome.ERROR, Outcome.BACKDOORED);
    assertThat(summaries.get(1).messages().get(0))
        .startsWith("junk.onnx: ")
        .doesNotContain(folder.toString());
    for (String file :
        List.of(
            summaries.get(2).files().orElseThrow().json(),
            summaries.get(2).files().orElseThrow().html(),
            summaries.get(2).files().orElseThrow().picture().orElseThrow(),
            "results.csv",
            "results.sarif",
            "junit.xml")) {
      assertThat(folder.resolve("results").resolve(file)).isNotEmptyFile();
    }
    assertThat(folder.resolve("results/index.html"))
        .content()
        .contains("<bdi>sub/bad.onnx</bdi>", summaries.get(2).files().orElseThrow().html());
    assertThat(folder.resolve("all.sarif")).content().contains("\"ruleId\" : \"backdoor\"");
  }

  @Test
  void theSecondRunScansOnlyWhatIsNewOrChanged() throws IOException {
    scan("--out", out("results"));
    assertThat(scans).hasValue(2);
    byte[] first = Files.readAllBytes(folder.resolve("results/results.jsonl"));

    scan("--out", out("results"), "--threads", "2");
    assertThat(scans).hasValue(2);
    assertThat(Files.readAllBytes(folder.resolve("results/results.jsonl"))).isEqualTo(first);

    Files.writeString(folder.resolve("models/good.onnx.yaml"), "class-names: [dark, light]\n");
    scan("--out", out("results"));
    assertThat(scans).hasValue(3);
    scan("--out", out("results"), "--alpha", "0.01");
    assertThat(scans).hasValue(5);
  }

  @Test
  void theExitCodeFollowsWhatTheUserFailsOn() {
    String[] models = {"--exclude", "junk.onnx", "--out", out("results"), "--fail-on"};

    assertThat(scan(with(models, "backdoored")).exitCode()).isEqualTo(1);
    assertThat(scan(with(models, "finding,inconclusive")).exitCode()).isZero();
    assertThat(scan(with(models, "clean")).err())
        .contains("expected backdoored, finding, inconclusive, found 'clean'");
  }

  private static String[] with(String[] arguments, String last) {
    return Stream.concat(Stream.of(arguments), Stream.of(last)).toArray(String[]::new);
  }

  @Test
  void wrongOptionsAreRefusedBeforeTheWork() throws IOException {
    assertThat(scan().err())
        .contains("--out: expected a folder for the results, found none; a folder of models needs");
    assertThat(scan("--out", out("r"), "--json", out("j")).err())
        .contains("--json and --html: expected one model, found a folder of models; use --out DIR");
    assertThat(scan("--out", out("r"), "--include", "*.bin").err())
        .contains("expected model files (*.bin), found none");
    Files.createDirectory(folder.resolve("own"));
    Files.writeString(folder.resolve("own/diary.txt"), "mine");
    assertThat(scan("--out", out("own")).err()).contains("found diary.txt").contains("--force");
    assertThat(CommandRun.of("scan", out("models/good.onnx"), "--include", "*.pt").err())
        .contains("--include and --exclude: expected a folder of models");
    assertThat(CommandRun.of("scan", out("models"), out("models/good.onnx")).err())
        .contains("give the folder alone");
    assertThat(scans).hasValue(0);
  }
}
