package io.trojanscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models, images, reference and results on an object store ({@code s3a:}). */
@Tag("slow")
class ObjectStoreTest {
  @TempDir Path folder;
  private SmallFleet fleet;
  private ObjectStore store;

  @BeforeEach
  void start() throws Exception {
    fleet = SmallFleet.make(folder.resolve("fleet"), 2);
    store = ObjectStore.start(folder);
    LocalMaster.set(folder, "local[1]");
    store.settings().forEach((name, value) -> System.setProperty("spark.hadoop." + name, value));
  }

  @AfterEach
  void stop() {
    store.settings().keySet().forEach(name -> System.clearProperty("spark.hadoop." + name));
    store.close();
  }

  private String run() {
    List<String> arguments =
        List.of(
            "--models", store.uri("models"),
            "--data", store.uri("brightness"),
            "--reference", store.uri("clean.onnx"),
            "--out", store.uri("results"));
    List<String> all = new ArrayList<>(arguments);
    all.addAll(SmallFleet.SCAN);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(ScanFleet.run(stream, stream, all.toArray(String[]::new)))
        .as(out.toString(StandardCharsets.UTF_8))
        .isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theFilesAreThoseOfOneMachine() throws Exception {
    store.upload(fleet.models(), "models");
    store.upload(fleet.data(), "brightness");
    store.upload(fleet.reference(), "clean.onnx");

    assertThat(run()).startsWith("2 models: ").contains("wrote s3a://fleet/results");

    Path results = folder.resolve("results");
    store.download("results", results);
    Path alone = folder.resolve("alone");
    fleet.scanOnOneMachine(alone);
    assertThat(SmallFleet.files(results)).hasSizeGreaterThan(8).containsKey("results.jsonl");
    assertThat(SmallFleet.differences(alone, results)).isEmpty();
    assertThat(results)
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      assertThat(spark.read().parquet(store.uri("results/results.parquet")).count()).isEqualTo(2);
    }
    assertThat(run()).as("a second run, which replaces the table").startsWith("2 models: ");
  }
}
