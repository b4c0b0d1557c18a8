package io.trojanscope.report.html;

import gg.jte.output.WriterOutput;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.result.summary.ScanSummary;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The page that lists the scans of many models: a table that a script in the page sorts and
 * filters. Its links and pictures are the files of the scans.
 */
public final class FleetReport {
  private FleetReport() {}

  /**
   * The page as the content of a file; the same summaries give the same bytes.
   *
   * @param summaries in the order of the table; gone through several times
   */
  public static OutputFiles.Content content(Iterable<ScanSummary> summaries) {
    return out -> {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      HtmlReport.TEMPLATES.render(
          "fleetPage.jte", FleetPage.of(summaries), new WriterOutput(writer));
      writer.flush();
    };
  }
}
