package io.trojanscope.result.summary;

import io.trojanscope.result.ScanDocument;
import java.util.List;
import java.util.Optional;

/**
 * How the scan of one model ended. Holds no time and no machine's path, so that the same scan gives
 * the same summary.
 *
 * @param model path of the file below the folder that was scanned, with {@code /} between folders;
 *     may hold any character
 * @param sha256 of the file, lower-case hexadecimal; empty if it could not be read
 * @param key SHA-256 of everything that the result depends on: the model and the settings beside
 *     it, references, images, settings of the scan, revision of the method, version; empty where
 *     results are not kept
 * @param scan what was measured; empty for a file with findings and after an error
 * @param messages the findings of the file, or the error; one line each
 * @param files of the scan; empty where none were written
 */
public record ScanSummary(
    String model,
    Outcome outcome,
    Optional<String> sha256,
    Optional<String> key,
    Optional<ScanNumbers> scan,
    List<String> messages,
    Optional<ResultFiles> files) {
  /**
   * @throws IllegalArgumentException if the parts contradict each other
   */
  public ScanSummary {
    messages = List.copyOf(messages);
    boolean judged = outcome != Outcome.ERROR && outcome != Outcome.FINDING;
    if (judged != scan.isPresent()) {
      throw new IllegalArgumentException(
          judged
              ? "scan: expected what was measured, found nothing"
              : "scan: expected nothing of a model without a verdict, found it");
    }
    if (!judged && messages.isEmpty()) {
      throw new IllegalArgumentException("messages: expected at least one, found none");
    }
  }

  /**
   * The summary of a scan with a verdict.
   *
   * @param model what the summary calls the model
   */
  public static ScanSummary of(String model, ScanDocument document) {
    return new ScanSummary(
        model,
        Outcome.of(document.result().verdict()),
        Optional.of(document.suspect().model().sha256()),
        Optional.empty(),
        Optional.of(ScanNumbers.of(document)),
        List.of(),
        Optional.empty());
  }

  /**
   * The summary of a model without a verdict.
   *
   * @param outcome {@link Outcome#FINDING} or {@link Outcome#ERROR}
   */
  public static ScanSummary of(
      String model, Outcome outcome, Optional<String> sha256, List<String> messages) {
    return new ScanSummary(
        model, outcome, sha256, Optional.empty(), Optional.empty(), messages, Optional.empty());
  }
}
