package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import java.util.Collection;
import java.util.Set;

/** Names of the files and folders in a folder of results. */
public final class ResultNames {
  /** The page that shows all results. */
  public static final String INDEX = "index.html";

  /** The summaries, a line each. */
  public static final String LINES = "results.jsonl";

  /** The summaries as a table of Parquet files, which a cluster writes. */
  public static final String TABLE = "results.parquet";

  static final String CSV = "results.csv";
  static final String SARIF = "results.sarif";
  static final String JUNIT = "junit.xml";

  /** The folder of the models' own files. */
  static final String MODELS = "models";

  private static final Set<String> OWN = Set.of(MODELS, INDEX, LINES, TABLE, CSV, SARIF, JUNIT);

  private ResultNames() {}

  /**
   * Checks that a folder contains results alone; hidden files may be there.
   *
   * @param folder what the message calls it
   * @param names of the files and folders in it
   * @throws InvalidInputException if it contains something else
   */
  public static void requireOwn(String folder, Collection<String> names) {
    names.stream()
        .filter(name -> !name.startsWith(".") && !OWN.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(
            other -> {
              throw InvalidInputException.fixedBy(
                  "force",
                  "%s: expected an empty or new folder, or one of earlier results, found %s; choose another folder, or add %s"
                      .formatted(folder, other, InvalidInputException.nameOf("force")));
            });
  }
}
