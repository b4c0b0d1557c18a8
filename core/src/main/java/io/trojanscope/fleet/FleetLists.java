package io.trojanscope.fleet;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.OutputFiles.Output;
import io.trojanscope.report.export.CsvReport;
import io.trojanscope.report.export.JUnitReport;
import io.trojanscope.report.export.SarifReport;
import io.trojanscope.report.html.FleetReport;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.SummaryFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Writes the files that list the results of all models. */
final class FleetLists {
  private FleetLists() {}

  /**
   * Writes the lists, all or none.
   *
   * @param summaries in the order of the names; gone through several times
   * @param modelFolder where the models are, as SARIF names it
   * @param failing outcomes that fail a build
   * @throws io.trojanscope.error.InvalidInputException if writing fails
   */
  static void write(
      Path folder, Iterable<ScanSummary> summaries, String modelFolder, Set<Outcome> failing) {
    OutputFiles.writeTogether(
        List.of(
            new Output(folder.resolve(ResultFolder.LINES), SummaryFiles.lines(summaries)),
            new Output(folder.resolve(ResultFolder.CSV), CsvReport.content(summaries)),
            new Output(
                folder.resolve(ResultFolder.SARIF), SarifReport.content(summaries, modelFolder)),
            new Output(folder.resolve(ResultFolder.JUNIT), JUnitReport.content(summaries, failing)),
            new Output(folder.resolve(ResultFolder.INDEX), FleetReport.content(summaries))));
  }
}
