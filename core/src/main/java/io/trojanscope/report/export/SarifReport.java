package io.trojanscope.report.export;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.Sha256;
import io.trojanscope.provenance.Environment;
import io.trojanscope.report.SummaryText;
import io.trojanscope.report.UriPath;
import io.trojanscope.report.export.SarifLog.ArtifactLocation;
import io.trojanscope.report.export.SarifLog.Location;
import io.trojanscope.report.export.SarifLog.Message;
import io.trojanscope.report.export.SarifLog.PhysicalLocation;
import io.trojanscope.result.StrictJson;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Summaries as SARIF 2.1.0. A backdoored model, each finding in a file and an inconclusive scan are
 * results; an error is a notification; a clean model is neither.
 *
 * <p>The fingerprint of a result depends on its rule, the path of the model and the classes of the
 * backdoor (or the text of the finding), so it stays the same from run to run.
 */
public final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** Name of the fingerprint that GitHub compares, and one of our own that says what it is. */
  private static final List<String> FINGERPRINTS =
      List.of("primaryLocationLineHash", "trojanscopeResult/v1");

  private final String folder;
  private final List<SarifLog.Result> results = new ArrayList<>();
  private final List<SarifLog.Notification> errors = new ArrayList<>();

  private SarifReport(String folder) {
    this.folder = folder;
  }

  /**
   * The file.
   *
   * @param folder where the models are, relative to the root of the repository, with {@code /}
   *     between folders; empty for the root
   */
  public static OutputFiles.Content content(Iterable<ScanSummary> summaries, String folder) {
    return out -> {
      SarifReport report = new SarifReport(folder);
      summaries.forEach(report::add);
      StrictJson.content(report.log()).writeTo(out);
    };
  }

  private void add(ScanSummary summary) {
    if (summary.outcome() == Outcome.ERROR) {
      errors.add(
          new SarifLog.Notification(
              "error", new Message(SummaryText.of(summary)), List.of(location(summary))));
    }
    SarifRule.of(summary.outcome()).ifPresent(rule -> add(rule, summary));
  }

  private void add(SarifRule rule, ScanSummary summary) {
    if (rule == SarifRule.FILE_FINDING) {
      summary
          .messages()
          .forEach(finding -> add(rule, summary, DisplayText.inert(finding), finding));
    } else {
      add(rule, summary, SummaryText.of(summary), classes(summary));
    }
  }

  private static String classes(ScanSummary summary) {
    return summary.outcome() == Outcome.BACKDOORED
        ? summary.scan().map(scan -> scan.source() + " " + scan.target()).orElseThrow()
        : "";
  }

  private void add(SarifRule rule, ScanSummary summary, String message, String distinction) {
    String hash = Sha256.of(String.join("\n", rule.id, summary.model(), distinction));
    results.add(
        new SarifLog.Result(
            rule.id,
            List.of(SarifRule.values()).indexOf(rule),
            rule.level,
            new Message(message),
            List.of(location(summary)),
            fingerprints(hash)));
  }

  private static SortedMap<String, String> fingerprints(String hash) {
    SortedMap<String, String> fingerprints = new TreeMap<>();
    FINGERPRINTS.forEach(name -> fingerprints.put(name, hash));
    return fingerprints;
  }

  private Location location(ScanSummary summary) {
    String path = folder.isEmpty() ? summary.model() : folder + "/" + summary.model();
    // Code scanning asks for a line; a binary file has but one.
    return new Location(
        new PhysicalLocation(new ArtifactLocation(UriPath.of(path)), new SarifLog.Region(1)));
  }

  private SarifLog log() {
    String version = Environment.productVersion();
    return new SarifLog(
        SCHEMA,
        "2.1.0",
        List.of(
            new SarifLog.Run(
                new SarifLog.Tool(
                    new SarifLog.Driver(
                        "Trojanscope",
                        version,
                        version,
                        "https://github.com/trojanscope/trojanscope",
                        Arrays.stream(SarifRule.values()).map(SarifReport::rule).toList())),
                List.of(new SarifLog.Invocation(errors.isEmpty(), List.copyOf(errors))),
                new SarifLog.AutomationDetails("trojanscope/"),
                "utf16CodeUnits",
                List.copyOf(results))));
  }

  private static SarifLog.Rule rule(SarifRule rule) {
    return new SarifLog.Rule(
        rule.id,
        rule.camelCase,
        new Message(rule.summary),
        new Message(rule.description),
        new Message(rule.help),
        rule.helpUri(),
        new SarifLog.Configuration(rule.level),
        new SarifLog.RuleProperties(List.of("security", "machine-learning"), rule.severity));
  }
}
