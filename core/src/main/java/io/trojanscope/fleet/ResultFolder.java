package io.trojanscope.fleet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.report.picture.TriggerThumbnail;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ResultFiles;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.SummaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of results. Below {@code models/}, the files of each model are named after the model and
 * its key, so that results for other settings do not replace each other. The summary is written
 * last: where it is, all of the result is. Safe for several threads and processes, as whoever
 * writes a file writes the same bytes.
 */
public final class ResultFolder {
  static final String INDEX = "index.html";
  static final String LINES = "results.jsonl";
  static final String CSV = "results.csv";
  static final String SARIF = "results.sarif";
  static final String JUNIT = "junit.xml";

  private static final String MODELS = "models";
  private static final Set<String> OWN = Set.of(MODELS, INDEX, LINES, CSV, SARIF, JUNIT);
  private static final int KEY_DIGITS = 16;

  /** In characters; file systems allow 255 bytes. */
  private static final int LONGEST_NAME = 50;

  private final Path folder;

  /**
   * Opens a folder of results, or makes it.
   *
   * @param overwrite whether other files may be in the folder
   * @throws InvalidInputException if it is a file, contains something else than results, or cannot
   *     be written
   */
  public ResultFolder(Path folder, boolean overwrite) {
    this.folder = folder;
    requireUsable(folder, overwrite);
    OutputFiles.makeFolder(folder);
    OutputFiles.requireWritable(folder.resolve(LINES), true);
  }

  /**
   * Checks a folder that may be missing, and makes nothing.
   *
   * @throws InvalidInputException as the constructor
   */
  public static void requireUsable(Path folder, boolean overwrite) {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          folder + ": expected a folder, found a file; give the name of a folder");
    }
    if (Files.isDirectory(folder)) {
      if (!overwrite) {
        requireOwn(folder);
      }
      OutputFiles.requireWritable(folder.resolve(LINES), true);
    }
  }

  private static void requireOwn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> other =
          files
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .filter(file -> !OWN.contains(file.getFileName().toString()))
              .sorted()
              .findFirst();
      if (other.isPresent()) {
        throw InvalidInputException.fixedBy(
            "force",
            "%s: expected an empty or new folder, or one of earlier results, found %s; choose another folder, or add %s"
                .formatted(
                    folder, other.get().getFileName(), InvalidInputException.nameOf("force")));
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** The result that an earlier run kept; empty if there is none that is whole. */
  public Optional<ScanSummary> kept(ModelEntry model, ModelKey key) {
    Path file = folder.resolve(base(model, key) + ".summary.json");
    return Files.isRegularFile(file)
        ? SummaryFiles.read(file).filter(summary -> isOf(summary, model, key))
        : Optional.empty();
  }

  private boolean isOf(ScanSummary summary, ModelEntry model, ModelKey key) {
    return summary.model().equals(model.name())
        && summary.key().filter(key.value()::equals).isPresent()
        && summary.files().stream()
            .flatMap(files -> Stream.of(files.json(), files.html()))
            .allMatch(file -> Files.isRegularFile(folder.resolve(file)));
  }

  /**
   * Keeps a result. An error is not kept, so the next run tries the model again.
   *
   * @return the summary with its key and files
   * @throws InvalidInputException if writing fails
   */
  public ScanSummary keep(ModelEntry model, ModelKey key, ScannedModel scanned) {
    ScanSummary summary =
        new ScanSummary(
            scanned.summary().model(),
            scanned.summary().outcome(),
            Optional.of(key.sha256()),
            Optional.of(key.value()),
            scanned.summary().scan(),
            scanned.summary().messages(),
            scanned.document().map(document -> write(document, base(model, key))));
    if (summary.outcome() != Outcome.ERROR) {
      Path file = folder.resolve(base(model, key) + ".summary.json");
      OutputFiles.makeFolder(file.getParent());
      OutputFiles.write(file, SummaryFiles.content(summary));
    }
    return summary;
  }

  private ResultFiles write(ScanDocument document, String base) {
    OutputFiles.makeFolder(folder.resolve(base).getParent());
    Optional<byte[]> picture = TriggerThumbnail.png(document);
    ResultFiles files =
        new ResultFiles(base + ".json", base + ".html", picture.map(png -> base + ".png"));
    OutputFiles.write(folder.resolve(files.json()), ResultDocuments.content(document));
    OutputFiles.write(folder.resolve(files.html()), HtmlReport.content(document));
    picture.ifPresent(
        png -> OutputFiles.write(folder.resolve(base + ".png"), out -> out.write(png)));
    return files;
  }

  /** The path of a model's files below the folder, without their extensions. */
  private static String base(ModelEntry model, ModelKey key) {
    int slash = model.name().lastIndexOf('/') + 1;
    String name = model.name().substring(slash);
    String shown =
        name.codePointCount(0, name.length()) <= LONGEST_NAME
            ? name
            : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    return MODELS
        + "/"
        + model.name().substring(0, slash)
        + shown
        + "."
        + key.value().substring(0, KEY_DIGITS);
  }
}
