package io.trojanscope.spark;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.fleet.ResultNames;
import io.trojanscope.result.summary.ScanSummary;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** The results of all models as a Parquet table, a row each. */
final class ResultTable {
  private static final int ROWS_OF_A_FILE = 100_000;

  private ResultTable() {}

  /**
   * Writes the table beside an existing one, then replaces that.
   *
   * @param folder of the results
   * @throws InvalidInputException if writing fails
   */
  static void write(SparkSession spark, HadoopFolder folder, List<ScanSummary> summaries) {
    Path target = folder.path(ResultNames.TABLE);
    Path temporary = folder.path("." + ResultNames.TABLE + "." + UUID.randomUUID());
    int files = 1 + (summaries.size() - 1) / ROWS_OF_A_FILE;
    spark
        .createDataFrame(summaries.stream().map(TableRow::of).toList(), TableRow.SCHEMA)
        .coalesce(files)
        .write()
        .parquet(temporary.toString());
    replace(folder, temporary, target);
  }

  private static void replace(HadoopFolder folder, Path temporary, Path target) {
    try {
      folder.system().delete(target, true);
      if (!folder.system().rename(temporary, target)) {
        throw new IOException("the file system refused it");
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(target, e);
    }
  }
}
