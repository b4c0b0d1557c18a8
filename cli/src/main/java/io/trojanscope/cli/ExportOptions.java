package io.trojanscope.cli;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.report.export.CycloneDxReport;
import io.trojanscope.report.export.JUnitReport;
import io.trojanscope.report.export.SarifReport;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Results for other tools: nothing is written unless an option says so. */
final class ExportOptions {
  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description =
          "Where to write the results as SARIF 2.1.0, for code scanning; - is standard output.")
  private Path sarif;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description =
          "Where to write the results as JUnit XML, for build servers; - is standard output.")
  private Path junit;

  @Option(
      names = "--cyclonedx",
      paramLabel = "FILE",
      description =
          "Where to write the results as a CycloneDX 1.6 bill of materials (ML-BOM); - is standard output.")
  private Path cyclonedx;

  /**
   * Checks before the work begins that all can be written.
   *
   * @throws io.trojanscope.error.InvalidInputException if something cannot be written
   */
  void check(boolean overwrite, Console console) {
    named().values().forEach(file -> ResultFile.require(file, overwrite, console));
  }

  /** The files of results, by the option that names each. */
  SortedMap<String, Path> named() {
    SortedMap<String, Path> named = new TreeMap<>();
    Optional.ofNullable(sarif).ifPresent(file -> named.put("--sarif", file));
    Optional.ofNullable(junit).ifPresent(file -> named.put("--junit", file));
    Optional.ofNullable(cyclonedx).ifPresent(file -> named.put("--cyclonedx", file));
    return named;
  }

  /** Writes what the options ask for. */
  void write(
      Iterable<ScanSummary> summaries, String folder, Set<Outcome> failing, Console console) {
    contents(summaries, folder, failing)
        .forEach((file, content) -> ResultFile.write(file, content, console));
  }

  boolean isGiven() {
    return !named().isEmpty();
  }

  private Map<Path, OutputFiles.Content> contents(
      Iterable<ScanSummary> summaries, String folder, Set<Outcome> failing) {
    Map<Path, OutputFiles.Content> contents = new LinkedHashMap<>();
    if (sarif != null) {
      contents.put(sarif, SarifReport.content(summaries, folder));
    }
    if (junit != null) {
      contents.put(junit, JUnitReport.content(summaries, failing));
    }
    if (cyclonedx != null) {
      contents.put(cyclonedx, CycloneDxReport.content(summaries));
    }
    return contents;
  }
}
