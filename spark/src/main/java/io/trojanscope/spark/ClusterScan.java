package io.trojanscope.spark;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fleet.FleetLists;
import io.trojanscope.fleet.ModelFilter;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Scans a folder of models on a cluster, a task each. Tasks store their results, so neither a lost
 * executor nor a stopped job loses finished models. The driver writes the table and the lists.
 */
final class ClusterScan {
  private final SparkSession spark;
  private final Configuration configuration;
  private final ScanSettings settings;
  private final ModelFilter filter;

  ClusterScan(SparkSession spark, ScanSettings settings, ModelFilter filter) {
    this.spark = spark;
    this.configuration = spark.sparkContext().hadoopConfiguration();
    this.settings = settings;
    this.filter = filter;
  }

  /**
   * Scans the models.
   *
   * @param modelFolder where the models are, as SARIF names it
   * @param failing outcomes that fail a build
   * @return how many models ended in each way
   * @throws InvalidInputException if there are no models, or results cannot be written
   */
  Map<Outcome, Integer> run(String modelFolder, Set<Outcome> failing) {
    List<String> models = folder(settings.models()).models(filter);
    settings.references().forEach(this::requireReference);
    HadoopFolder folder = folder(settings.results());
    HadoopResults results = new HadoopResults(folder);
    results.requireUsable(settings.again());
    List<ScanSummary> summaries = scan(models);
    name("Write the table of " + models.size() + " models", "write the table");
    ResultTable.write(spark, folder, summaries);
    FleetLists.write(results, summaries, modelFolder, failing);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    summaries.forEach(summary -> counts.merge(summary.outcome(), 1, Integer::sum));
    return counts;
  }

  private HadoopFolder folder(String place) {
    return HadoopFolder.of(place, configuration);
  }

  private void requireReference(String place) {
    if (!folder(place).isFile("")) {
      throw new InvalidInputException(place + ": expected a reference model, found no such file");
    }
  }

  private List<ScanSummary> scan(List<String> models) {
    LongAccumulator done = spark.sparkContext().longAccumulator("models done");
    LongAccumulator errors = spark.sparkContext().longAccumulator("models with an error");
    name("Scan " + models.size() + " models of " + settings.models(), "scan a model");
    try {
      return JavaSparkContext.fromSparkContext(spark.sparkContext())
          .parallelize(models, models.size())
          .map(
              new ModelScanTask(
                  settings, new SerializableConfiguration(configuration), done, errors))
          .collect()
          .stream()
          .map(SummaryLine::read)
          .toList();
    } finally {
      ExecutorScan.close(settings);
    }
  }

  /** What Spark's user interface shows. */
  private void name(String job, String stage) {
    spark.sparkContext().setJobDescription(job);
    spark.sparkContext().setCallSite(stage);
  }
}
