package io.trojanscope;

import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.SummaryFiles;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the scan of a folder of models came to.
 *
 * @param folder with the results: {@code index.html}, {@code results.jsonl}, {@code results.csv},
 *     {@code results.sarif}, {@code junit.xml}, and below {@code models/} the files of each model
 * @param modelFolder the folder of models as it was given, with {@code /} between folders; empty if
 *     it was given from the root of the file system
 * @param counts how many models ended in each way; an outcome that did not occur is absent
 */
public record FleetResult(Path folder, String modelFolder, Map<Outcome, Integer> counts) {
  public FleetResult {
    Map<Outcome, Integer> ordered = new EnumMap<>(Outcome.class);
    ordered.putAll(counts);
    counts = Collections.unmodifiableMap(ordered);
  }

  /**
   * The summaries, in the order of the names of the models; read anew from {@code results.jsonl}
   * each time, so that memory does not grow with them.
   */
  public Iterable<ScanSummary> summaries() {
    return SummaryFiles.readLines(folder.resolve("results.jsonl"));
  }
}
