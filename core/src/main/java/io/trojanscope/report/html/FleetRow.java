package io.trojanscope.report.html;

import io.trojanscope.report.PValueText;
import io.trojanscope.report.PairGroup;
import io.trojanscope.report.SummaryText;
import io.trojanscope.report.TriggerText;
import io.trojanscope.report.UriPath;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ResultFiles;
import io.trojanscope.result.summary.ScanNumbers;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.text.DisplayText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model in the table of all.
 *
 * @param report address of its report; empty without one
 * @param json address of the whole result; empty without one
 * @param outcome in lower case, which is its style class too
 * @param order place of the outcome when the table is sorted by it
 * @param pValue for people; a dash if nothing was measured
 * @param pSort for sorting; models without a p-value come last
 * @param picture addresses of the picture of the trigger, at most one
 */
record FleetRow(
    String model,
    String report,
    String json,
    String outcome,
    int order,
    String pValue,
    String pSort,
    String target,
    String source,
    List<String> picture,
    String trigger,
    String message) {
  private static final String NONE = "–";
  private static final String LAST = "2";

  static FleetRow of(ScanSummary summary) {
    Optional<ScanNumbers> scan = summary.scan();
    OptionalDouble p = scan.map(ScanNumbers::pValue).orElse(OptionalDouble.empty());
    return new FleetRow(
        DisplayText.inert(summary.model()),
        summary.files().map(ResultFiles::html).map(UriPath::of).orElse(""),
        summary.files().map(ResultFiles::json).map(UriPath::of).orElse(""),
        FleetPage.name(summary.outcome()),
        List.of(Outcome.values()).indexOf(summary.outcome()),
        p.isPresent() ? PValueText.of(p.getAsDouble()) : NONE,
        p.isPresent() ? Double.toString(p.getAsDouble()) : LAST,
        scan.flatMap(ScanNumbers::target).map(SummaryText::name).orElse(NONE),
        scan.filter(numbers -> numbers.target().isPresent())
            .map(numbers -> numbers.source().map(SummaryText::name).orElse(PairGroup.ALL_OTHERS))
            .orElse(NONE),
        summary.files().flatMap(ResultFiles::picture).map(UriPath::of).stream().toList(),
        scan.flatMap(ScanNumbers::trigger)
            .map(found -> TriggerText.title(found.type()) + " " + SummaryText.place(found))
            .orElse(""),
        message(summary));
  }

  private static String message(ScanSummary summary) {
    List<String> messages = summary.scan().map(ScanNumbers::remarks).orElseGet(summary::messages);
    return DisplayText.inert(String.join("; ", messages));
  }
}
