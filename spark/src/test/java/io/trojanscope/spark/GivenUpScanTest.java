package io.trojanscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GivenUpScanTest {
  private static final String ATTEMPTS = "spark.task.maxFailures";

  @TempDir Path folder;

  /** A task whose first attempt ends as if its executor had ended. */
  private record LostOnce(ModelScanTask task) implements Function<String, String> {
    @Override
    public String call(String model) {
      if (TaskContext.get().attemptNumber() == 0) {
        throw new IllegalStateException("as if the executor had ended");
      }
      return task.call(model);
    }
  }

  @AfterEach
  void clear() {
    System.clearProperty(ATTEMPTS);
  }

  @Test
  void aModelWhoseTasksAllFailIsARowWithAnError() throws Exception {
    SmallFleet fleet = SmallFleet.make(folder, 1);
    Path results = folder.resolve("results");
    LocalMaster.set(folder, "local[1,2]");
    System.setProperty(ATTEMPTS, "2");
    FleetOptions options = new FleetOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(fleet.options(results).toArray(String[]::new));

    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      Configuration configuration = spark.sparkContext().hadoopConfiguration();
      ScanSettings settings = options.settings(configuration);
      LongAccumulator errors = spark.sparkContext().longAccumulator("errors");
      ModelScanTask task =
          new ModelScanTask(
              settings,
              new SerializableConfiguration(configuration),
              spark.sparkContext().longAccumulator("done"),
              errors);
      List<String> lines =
          JavaSparkContext.fromSparkContext(spark.sparkContext())
              .parallelize(List.of("m0.onnx"), 1)
              .map(new LostOnce(task))
              .collect();
      ExecutorScan.close(settings);

      ScanSummary row = SummaryLine.read(lines.get(0));
      assertThat(row.outcome()).isEqualTo(Outcome.ERROR);
      assertThat(row.messages()).singleElement().asString().contains("m0.onnx: all earlier tasks");
      assertThat(errors.value()).isEqualTo(1);
    }
    assertThat(results).as("an error is not kept").doesNotExist();
  }
}
