package io.trojanscope.cli;

import io.trojanscope.report.PValueText;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.text.DisplayText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the scan of one model ended.
 *
 * @param document empty after an error or findings in the file
 */
record ScanOutcome(Path model, Optional<ScanDocument> document, int exitCode) {
  /** A line per model. */
  static void print(List<ScanOutcome> outcomes, PrintWriter out) {
    outcomes.forEach(outcome -> out.println(outcome.line()));
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "%-12s  %-9s  %s",
        document
            .map(found -> found.result().verdict().name())
            .orElse(exitCode == ExitCode.FINDING ? "FINDING" : "ERROR"),
        document
            .map(ScanDocument::result)
            .filter(result -> result.statistic().isPresent())
            .map(result -> "p " + PValueText.of(result.pValue()))
            .orElse("-"),
        DisplayText.inert(model.toString()));
  }
}
