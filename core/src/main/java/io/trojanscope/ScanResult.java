package io.trojanscope;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.Verdict;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.ScanDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a scan found.
 *
 * @param document everything that was found, with the settings and the hashes of the inputs
 */
public record ScanResult(ScanDocument document) {
  /**
   * Reads a result that {@link #writeJson} wrote.
   *
   * @throws io.trojanscope.error.InvalidInputException if the file cannot be read, or is damaged or
   *     another type of result or another version
   */
  public static ScanResult read(Path json) {
    return new ScanResult(ResultDocuments.read(json, ScanDocument.class));
  }

  /** BACKDOORED, CLEAN or INCONCLUSIVE. CLEAN says that the tests found no backdoor, no more. */
  public Verdict verdict() {
    return document.result().verdict();
  }

  /** Probability that a clean model looks as suspicious, in (0, 1]; 1 if no search was made. */
  public double pValue() {
    return document.result().pValue();
  }

  /** Why the verdict is inconclusive, or what weakens it; a sentence each. */
  public List<String> reasons() {
    return document.result().reasons();
  }

  /** Index of the class that a backdoor leads to; of a clean model, of the likeliest one. */
  public OptionalInt target() {
    return document.result().target();
  }

  /** Index of the class whose images the backdoor changes; empty for all classes. */
  public OptionalInt source() {
    return document.result().source();
  }

  /** Names of the classes, which the indices refer to. */
  public List<String> classNames() {
    return document.classNames();
  }

  /** The trigger of the most suspicious pair of classes; empty if the search found none. */
  public Optional<RecoveredTrigger> trigger() {
    return document.result().trigger();
  }

  /**
   * Writes the whole result as JSON; replaces an existing file.
   *
   * @throws io.trojanscope.error.InvalidInputException if writing fails; no partial file is left
   */
  public void writeJson(Path file) {
    ResultDocuments.write(file, document);
  }

  /**
   * Writes the report as one HTML file; replaces an existing file.
   *
   * @throws io.trojanscope.error.InvalidInputException if writing fails; no partial file is left
   */
  public void writeHtml(Path file) {
    HtmlReport.write(file, document);
  }
}
