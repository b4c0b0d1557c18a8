package io.trojanscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how many models an hour clusters of 1, 2 and 4 executors scan, each of one core. Needs
 * as many idle cores. {@code -Defficiency.models} says how many small models are scanned.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "efficiency.models", matches = "[1-9]\\d*")
class EfficiencyTest {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yy/MM/dd HH:mm:ss");
  private static final int TIME_LENGTH = "yy/MM/dd HH:mm:ss".length();
  private static final List<Integer> EXECUTORS = List.of(1, 2, 4);
  private static final double SECONDS_PER_HOUR = 3600;

  @TempDir Path folder;

  /**
   * @param start seconds from the first line of the driver to its first task
   * @param scans seconds from the first task to the end of the last
   */
  private record Times(double start, double scans) {}

  @Test
  void moreExecutorsScanMoreModelsAnHour() throws Exception {
    int models = Integer.getInteger("efficiency.models");
    SmallFleet fleet = SmallFleet.make(folder.resolve("fleet"), models);
    double ofOne = 0;
    for (int executors : EXECUTORS) {
      Path results = folder.resolve("results" + executors);
      Times times = run(fleet, executors, results);
      double rate = models * SECONDS_PER_HOUR / times.scans();
      ofOne = executors == 1 ? rate : ofOne;
      System.out.printf(
          "%d executors: start %.0f s, %d models in %.0f s, %.0f models an hour, efficiency %.2f%n",
          executors, times.start(), models, times.scans(), rate, rate / (executors * ofOne));
      assertThat(SmallFleet.differences(folder.resolve("results1"), results)).isEmpty();
    }
  }

  private Times run(SmallFleet fleet, int executors, Path results) throws Exception {
    Path home = Files.createDirectory(folder.resolve("cluster" + executors));
    try (Cluster cluster = Cluster.start(home)) {
      for (int i = 0; i < executors; i++) {
        cluster.startWorker("worker" + i);
      }
      Path jar = Path.of(System.getProperty("trojanscope.spark.jar"));
      Process driver = cluster.submit("driver", jar, fleet.options(results));
      assertThat(driver.waitFor(1, TimeUnit.HOURS)).isTrue();
      assertThat(driver.exitValue()).as(Files.readString(cluster.log("driver"))).isZero();
      return times(cluster.log("driver"));
    }
  }

  /** What Spark's log says, to the second. Stage 0 scans the models. */
  private static Times times(Path log) throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream().filter(line -> line.matches("\\d\\d/.*")).toList();
    LocalDateTime first = time(lines.get(0));
    List<LocalDateTime> started = times(lines, "TaskSetManager: Starting task");
    List<LocalDateTime> finished = times(lines, "TaskSetManager: Finished task");
    LocalDateTime last = finished.get(finished.size() - 1);
    return new Times(seconds(first, started.get(0)), Math.max(1, seconds(started.get(0), last)));
  }

  private static List<LocalDateTime> times(List<String> lines, String event) {
    return lines.stream()
        .filter(line -> line.contains(event) && line.contains("in stage 0.0"))
        .map(EfficiencyTest::time)
        .toList();
  }

  private static LocalDateTime time(String line) {
    return LocalDateTime.parse(line.substring(0, TIME_LENGTH), TIME);
  }

  private static double seconds(LocalDateTime from, LocalDateTime to) {
    return Duration.between(from, to).toSeconds();
  }
}
