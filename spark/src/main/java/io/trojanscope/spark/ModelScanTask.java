package io.trojanscope.spark;

import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** The work for one model on an executor: from its name to a line with its summary. */
final class ModelScanTask implements Function<String, String> {
  private static final long serialVersionUID = 1L;

  /** Spark's default. */
  private static final int MOST_FAILURES = 4;

  private final ScanSettings settings;
  private final SerializableConfiguration configuration;
  private final LongAccumulator done;
  private final LongAccumulator errors;

  /**
   * @param done counts models
   * @param errors counts models that could not be scanned
   */
  ModelScanTask(
      ScanSettings settings,
      SerializableConfiguration configuration,
      LongAccumulator done,
      LongAccumulator errors) {
    this.settings = settings;
    this.configuration = configuration;
    this.done = done;
    this.errors = errors;
  }

  @Override
  public String call(String model) {
    TaskContext task = TaskContext.get();
    ExecutorSize size =
        ExecutorSize.of(
            SparkEnv.get().conf(), Runtime.getRuntime().availableProcessors(), task.cpus());
    Path scratch = Path.of(SparkFiles.getRootDirectory()).toAbsolutePath();
    ScanSummary summary =
        ExecutorScan.of(settings, configuration.value(), size, scratch)
            .scan(model, isLastTry(task.attemptNumber()));
    done.add(1);
    if (summary.outcome() == Outcome.ERROR) {
      errors.add(1);
    }
    return SummaryLine.of(summary);
  }

  /** Whether the job fails if this attempt fails. A local master has one attempt only. */
  private static boolean isLastTry(int attempt) {
    return attempt > 0
        && attempt + 1 >= SparkEnv.get().conf().getInt("spark.task.maxFailures", MOST_FAILURES);
  }
}
