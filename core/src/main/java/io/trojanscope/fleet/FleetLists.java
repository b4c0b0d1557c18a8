package io.trojanscope.fleet;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.report.export.CsvReport;
import io.trojanscope.report.export.JUnitReport;
import io.trojanscope.report.export.SarifReport;
import io.trojanscope.report.html.FleetReport;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.SummaryFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes the files that list the results of all models. */
public final class FleetLists {
  private FleetLists() {}

  /**
   * Writes the lists, all or none.
   *
   * @param summaries in the order of the names; gone through several times
   * @param modelFolder where the models are, as SARIF names it
   * @param failing outcomes that fail a build
   * @throws io.trojanscope.error.InvalidInputException if writing fails
   */
  public static void write(
      ResultStore store,
      Iterable<ScanSummary> summaries,
      String modelFolder,
      Set<Outcome> failing) {
    Map<String, OutputFiles.Content> lists = new LinkedHashMap<>();
    lists.put(ResultNames.LINES, SummaryFiles.lines(summaries));
    lists.put(ResultNames.CSV, CsvReport.content(summaries));
    lists.put(ResultNames.SARIF, SarifReport.content(summaries, modelFolder));
    lists.put(ResultNames.JUNIT, JUnitReport.content(summaries, failing));
    lists.put(ResultNames.INDEX, FleetReport.content(summaries));
    store.write(lists);
  }
}
