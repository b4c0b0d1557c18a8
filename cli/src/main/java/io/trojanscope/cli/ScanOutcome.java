package io.trojanscope.cli;

import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.report.PValueText;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanNumbers;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.text.DisplayText;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the scan of one model ended, as a summary. */
final class ScanOutcome {
  private ScanOutcome() {}

  static ScanSummary of(Path model, ScanDocument document) {
    return ScanSummary.of(name(model), document);
  }

  /**
   * The end of a scan that failed.
   *
   * @param message what was printed about it
   */
  static ScanSummary of(Path model, RuntimeException failure, String message) {
    return failure instanceof SuspiciousInputException suspicious
        ? ScanSummary.of(name(model), Outcome.FINDING, Optional.empty(), suspicious.findings())
        : ScanSummary.of(name(model), Outcome.ERROR, Optional.empty(), List.of(message));
  }

  /** The path as it was given; of one from the root, the file's own name. */
  private static String name(Path model) {
    Path shown = model.isAbsolute() ? model.getFileName() : model.normalize();
    return shown.toString().replace(File.separatorChar, '/');
  }

  /** A line per model. */
  static void print(List<ScanSummary> summaries, List<Path> models, PrintWriter out) {
    for (int i = 0; i < models.size(); i++) {
      out.println(line(summaries.get(i), models.get(i).toString()));
    }
  }

  static String line(ScanSummary summary) {
    return line(summary, summary.model());
  }

  private static String line(ScanSummary summary, String model) {
    OptionalDouble p = summary.scan().map(ScanNumbers::pValue).orElse(OptionalDouble.empty());
    return String.format(
        Locale.ROOT,
        "%-12s  %-9s  %s",
        summary.outcome(),
        p.isPresent() ? "p " + PValueText.of(p.getAsDouble()) : "-",
        DisplayText.inert(model));
  }
}
