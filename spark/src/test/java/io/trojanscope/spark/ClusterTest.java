package io.trojanscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A standalone cluster of a master and two workers, of which one is killed during the scan. */
@Tag("slow")
@Timeout(3600)
class ClusterTest {
  private static final int MODELS = 4;
  private static final int POLL_MILLIS = 50;

  @TempDir Path folder;

  @Test
  void aKilledWorkerChangesNothing() throws Exception {
    Path jar = Path.of(System.getProperty("trojanscope.spark.jar"));
    assertThat(jar).as("the jar for spark-submit; make it with mvn -Pspark package").exists();
    SmallFleet fleet = SmallFleet.make(folder.resolve("fleet"), MODELS - 1);
    Files.writeString(fleet.models().resolve("junk.onnx"), "not a model");
    Path results = folder.resolve("results");

    try (Cluster cluster = Cluster.start(Files.createDirectory(folder.resolve("cluster")))) {
      cluster.startWorker("worker1");
      Process victim = cluster.startWorker("worker2");
      Process driver = cluster.submit("driver", jar, fleet.options(results));
      long finished = awaitFirstResult(results, driver);
      assertThat(finished).as(log(cluster)).isBetween(1L, MODELS - 2L);
      Cluster.kill(victim);

      assertThat(driver.waitFor(20, TimeUnit.MINUTES)).as(log(cluster)).isTrue();
      assertThat(driver.exitValue()).as(log(cluster)).isZero();
      assertThat(cluster.log("driver")).content().contains(MODELS + " models: ", "Lost executor");
    }

    Path alone = folder.resolve("alone");
    fleet.scanOnOneMachine(alone);
    assertThat(SmallFleet.differences(alone, results)).isEmpty();
    assertThat(SmallFleet.files(results)).hasSizeGreaterThan(3 * (MODELS - 1));
    assertThat(table(results)).hasSize(MODELS);
  }

  private static String log(Cluster cluster) throws IOException {
    return Files.readString(cluster.log("driver"));
  }

  /** How many models are finished once there is one. */
  private static long awaitFirstResult(Path results, Process driver) throws Exception {
    long finished = 0;
    while (finished == 0 && driver.isAlive()) {
      Thread.sleep(POLL_MILLIS);
      finished = summaries(results);
    }
    return finished;
  }

  private static long summaries(Path results) {
    return Stream.of("models", "models/sub")
        .map(below -> results.resolve(below).toFile().list())
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .filter(name -> name.endsWith(".summary.json") && !name.startsWith("."))
        .count();
  }

  private static List<Row> table(Path results) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate()) {
      return spark.read().parquet(results.resolve("results.parquet").toString()).collectAsList();
    }
  }
}
