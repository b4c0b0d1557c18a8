package io.trojanscope.fleet;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.report.picture.TriggerThumbnail;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ResultFiles;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.SummaryFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results that are kept in a folder. Below {@code models/}, the files of each model are named after
 * the model and its key, so that results for other settings do not replace each other. The summary
 * is written last: where it is, all of the result is. Safe for several threads and processes.
 */
public final class KeptResults {
  private static final int KEY_DIGITS = 16;

  /** In characters; file systems allow 255 bytes. */
  private static final int LONGEST_NAME = 50;

  private final ResultStore store;

  /** The results of a folder. */
  public KeptResults(ResultStore store) {
    this.store = store;
  }

  /** Where they are. */
  public ResultStore store() {
    return store;
  }

  /** The result that an earlier run kept; empty if there is none that is whole. */
  public Optional<ScanSummary> find(ModelEntry model, ModelKey key) {
    String file = summaryFile(model, key);
    return store
        .read(file)
        .flatMap(content -> SummaryFiles.read(file, content))
        .filter(summary -> isOf(summary, model, key));
  }

  private boolean isOf(ScanSummary summary, ModelEntry model, ModelKey key) {
    return summary.model().equals(model.name())
        && summary.key().filter(key.value()::equals).isPresent()
        && summary.files().stream()
            .flatMap(files -> Stream.of(files.json(), files.html()))
            .allMatch(store::contains);
  }

  /**
   * Keeps a result. An error is not kept, so the next run tries the model again.
   *
   * @return the summary with its key and files
   * @throws io.trojanscope.error.InvalidInputException if writing fails
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
      store.write(Map.of(summaryFile(model, key), SummaryFiles.content(summary)));
    }
    return summary;
  }

  private ResultFiles write(ScanDocument document, String base) {
    Optional<byte[]> picture = TriggerThumbnail.png(document);
    ResultFiles files =
        new ResultFiles(base + ".json", base + ".html", picture.map(png -> base + ".png"));
    Map<String, OutputFiles.Content> contents = new LinkedHashMap<>();
    contents.put(files.json(), ResultDocuments.content(document));
    contents.put(files.html(), HtmlReport.content(document));
    picture.ifPresent(png -> contents.put(base + ".png", out -> out.write(png)));
    store.write(contents);
    return files;
  }

  private static String summaryFile(ModelEntry model, ModelKey key) {
    return base(model, key) + ".summary.json";
  }

  /** The path of a model's files below the folder, without their extensions. */
  private static String base(ModelEntry model, ModelKey key) {
    int slash = model.name().lastIndexOf('/') + 1;
    String name = model.name().substring(slash);
    String shown =
        name.codePointCount(0, name.length()) <= LONGEST_NAME
            ? name
            : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    return ResultNames.MODELS
        + "/"
        + model.name().substring(0, slash)
        + shown
        + "."
        + key.value().substring(0, KEY_DIGITS);
  }
}
