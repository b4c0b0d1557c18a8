package io.trojanscope.cli;

import io.trojanscope.FleetJob;
import io.trojanscope.FleetResult;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EnumText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code scan} does for a folder of models. */
final class FolderScan {
  private static final int MOST_LINES = 50;

  private FolderScan() {}

  /**
   * Whether the models are those of a folder.
   *
   * @throws InvalidInputException if there is a folder among several models
   */
  static boolean isWanted(List<Path> models, FolderOptions options) {
    boolean folder = models.stream().anyMatch(Files::isDirectory);
    if (folder && models.size() > 1) {
      throw new InvalidInputException(
          "expected model files, or one folder of models, found a folder among "
              + models.size()
              + " names; give the folder alone");
    }
    if (!folder && options.isGiven()) {
      throw new InvalidInputException(
          "--include and --exclude: expected a folder of models, found a file; remove them");
    }
    return folder;
  }

  /**
   * Scans the models and prints what was found.
   *
   * @return the exit code
   */
  static int run(
      FleetJob job, Path results, FailOnOption failOn, ExportOptions exports, Console console) {
    FleetResult result = job.failing(failOn.outcomes()).run(results);
    print(result, console.out());
    exports.write(result.summaries(), result.modelFolder(), failOn.outcomes(), console);
    return failOn.exitCode(result.counts().keySet());
  }

  private static void print(FleetResult result, PrintWriter out) {
    int notClean = 0;
    for (ScanSummary summary : result.summaries()) {
      if (summary.outcome() != Outcome.CLEAN && notClean++ < MOST_LINES) {
        out.println(ScanOutcome.line(summary));
      }
    }
    if (notClean > MOST_LINES) {
      out.println("and " + (notClean - MOST_LINES) + " others that are not clean");
    }
    int models = result.counts().values().stream().mapToInt(Integer::intValue).sum();
    out.println(
        models
            + (models == 1 ? " model: " : " models: ")
            + result.counts().entrySet().stream()
                .map(e -> e.getValue() + " " + EnumText.lower(e.getKey()))
                .collect(Collectors.joining(", ")));
    out.println(
        "wrote "
            + DisplayText.inert(result.folder().resolve("index.html").toString())
            + " and, beside it, results.jsonl, results.csv, results.sarif and junit.xml");
  }
}
