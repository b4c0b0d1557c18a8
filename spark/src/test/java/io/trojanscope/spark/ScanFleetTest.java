package io.trojanscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.result.summary.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a master of this process, with two models at a time. */
class ScanFleetTest {
  @TempDir Path folder;
  private SmallFleet fleet;

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void master() throws IOException {
    fleet = SmallFleet.make(folder, 2);
    LocalMaster.set(folder, "local[2]");
  }

  private Run run(String... more) {
    List<String> arguments = new ArrayList<>(fleet.options(out()));
    arguments.addAll(List.of(more));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        ScanFleet.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            arguments.toArray(String[]::new));
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path out() {
    return folder.resolve("results");
  }

  private List<Row> table() {
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      return spark
          .read()
          .parquet(out().resolve("results.parquet").toString())
          .orderBy("model")
          .collectAsList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFilesAreThoseOfOneMachineAndEveryModelIsARow() throws IOException {
    fleet.addPoison("poison.onnx");
    Files.writeString(fleet.models().resolve("junk.onnx"), "not a model");
    Files.writeString(fleet.models().resolve("sub/m1.onnx.yaml"), "pixel-range: 0..1\n");

    Run run = run();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("4 models: ").contains("2 error");
    List<Row> rows = table();
    assertThat(rows)
        .extracting(row -> row.<String>getAs("model"))
        .containsExactly("junk.onnx", "m0.onnx", "poison.onnx", "sub/m1.onnx");
    assertThat(rows.get(2).<String>getAs("outcome")).isEqualTo(Outcome.ERROR.name());
    assertThat(rows.get(2).<String>getAs("key")).hasSize(64);
    assertThat(rows.get(2).getList(rows.get(2).fieldIndex("messages")).toString())
        .contains("memory limit 1 GiB");
    assertThat(out().resolve(rows.get(3).<String>getAs("report"))).isNotEmptyFile();

    Path alone = folder.resolve("alone");
    fleet.scanOnOneMachine(alone);
    assertThat(SmallFleet.files(alone)).hasSizeGreaterThan(10).containsKey("results.jsonl");
    assertThat(SmallFleet.differences(alone, out())).isEmpty();
    assertThat(out())
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
  }

  @Test
  void aSecondRunScansOnlyWhatIsNew() throws IOException {
    assertThat(run("--exclude", "m1*").exitCode()).isZero();
    String report = "models/m0.onnx.";
    Path first = kept(report);
    FileTime written = Files.getLastModifiedTime(first);

    Run run = run("--fail-on", "inconclusive,backdoored");

    assertThat(run.out()).as(run.err()).startsWith("2 models: ");
    List<String> outcomes = table().stream().map(row -> row.<String>getAs("outcome")).toList();
    assertThat(run.exitCode())
        .isEqualTo(outcomes.contains("BACKDOORED") ? 1 : outcomes.contains("INCONCLUSIVE") ? 3 : 0);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(written);
    assertThat(kept("models/sub/m1.onnx.")).isNotEmptyFile();
    assertThat(table()).hasSize(2);
  }

  private Path kept(String beginning) throws IOException {
    return out()
        .resolve(
            SmallFleet.files(out()).keySet().stream()
                .filter(name -> name.startsWith(beginning) && name.endsWith(".summary.json"))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void whatStopsAllModelsIsOneError() throws IOException {
    assertThat(run("--fail-on", "clean").exitCode()).isEqualTo(2);
    assertThat(run("--include", "*.bin").err())
        .startsWith("error: file:")
        .contains("expected model files (*.bin), found none");
    assertThat(run("--reference", folder.resolve("none.onnx").toString()).err())
        .contains("none.onnx: expected a reference model, found no such file");
    Files.writeString(folder.resolve("broken.onnx"), "not a model");
    Run broken = run("--reference", folder.resolve("broken.onnx").toString());
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err())
        .contains(folder.resolve("broken.onnx") + ": ")
        .doesNotContain("reference0")
        .hasLineCount(1);
    Files.createDirectories(out());
    Files.writeString(out().resolve("diary.txt"), "mine");
    assertThat(run().err()).contains("found diary.txt");
  }
}
