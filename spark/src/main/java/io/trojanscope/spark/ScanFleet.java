package io.trojanscope.spark;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.fleet.ModelFilter;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EnumText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program for {@code spark-submit}. */
@Command(
    name = "spark-submit --class io.trojanscope.spark.ScanFleet trojanscope-spark.jar",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description =
        "Scans a folder of models on a cluster. Folders are paths of the default file system, or"
            + " URIs such as file:/models or s3a://bucket/models.")
public final class ScanFleet implements Callable<Integer> {
  private static final int ERROR = Outcome.ERROR.exitCode();

  @Mixin private FleetOptions options;

  private final PrintStream out;

  ScanFleet(PrintStream out) {
    this.out = out;
  }

  /** Runs it. A cluster manager takes a call of {@code System.exit} for a failure. */
  public static void main(String[] arguments) {
    int exitCode = run(System.out, System.err, arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /**
   * Runs it.
   *
   * @return the exit code: 0, 2 for an error, or what {@code --fail-on} asks for
   */
  static int run(PrintStream out, PrintStream err, String... arguments) {
    return new CommandLine(new ScanFleet(out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> {
              err.println("error: " + DisplayText.inert(message(thrown)));
              return ERROR;
            })
        .execute(arguments);
  }

  /** The error of an executor is a cause of Spark's own. */
  private static String message(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException) {
        return cause.getMessage();
      }
      if (cause instanceof SuspiciousInputException suspicious) {
        return "a reference has findings: " + String.join("; ", suspicious.findings());
      }
    }
    return "unexpected " + thrown;
  }

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = SparkSession.builder().appName("Trojanscope").getOrCreate()) {
      ScanSettings settings = options.settings(spark.sparkContext().hadoopConfiguration());
      ModelFilter filter = new ModelFilter(options.include, options.exclude);
      Map<Outcome, Integer> counts =
          new ClusterScan(spark, settings, filter).run(options.modelFolder(), options.failing());
      print(counts, settings.results());
      return options.exitCode(counts.keySet());
    }
  }

  private void print(Map<Outcome, Integer> counts, String results) {
    out.println(
        counts.values().stream().mapToInt(Integer::intValue).sum()
            + " models: "
            + counts.entrySet().stream()
                .map(e -> e.getValue() + " " + EnumText.lower(e.getKey()))
                .collect(Collectors.joining(", ")));
    out.println("wrote " + DisplayText.inert(results));
  }
}
