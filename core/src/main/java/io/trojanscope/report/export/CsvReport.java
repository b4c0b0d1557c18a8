package io.trojanscope.report.export;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.result.summary.ClassReference;
import io.trojanscope.result.summary.ResultFiles;
import io.trojanscope.result.summary.ScanNumbers;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.TriggerNumbers;
import io.trojanscope.text.EnumText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Summaries as CSV (RFC 4180, UTF-8, a header). A text that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
public final class CsvReport {
  private static final List<String> HEADER =
      List.of(
          "model",
          "outcome",
          "p_value",
          "score",
          "alpha",
          "target",
          "target_name",
          "source",
          "source_name",
          "trigger_type",
          "trigger_row_start",
          "trigger_row_end",
          "trigger_column_start",
          "trigger_column_end",
          "success_rate",
          "held_out_images",
          "mode",
          "effort",
          "seed",
          "sha256",
          "report",
          "messages");

  private CsvReport() {}

  /** The file. */
  public static OutputFiles.Content content(Iterable<ScanSummary> summaries) {
    return out -> {
      out.write(CsvLine.of(HEADER));
      for (ScanSummary summary : summaries) {
        out.write(CsvLine.of(cells(summary)));
      }
    };
  }

  private static List<String> cells(ScanSummary summary) {
    Optional<ScanNumbers> scan = summary.scan();
    List<String> cells = new ArrayList<>();
    cells.add(CsvLine.text(summary.model()));
    cells.add(summary.outcome().name());
    cells.add(number(scan.map(ScanNumbers::pValue)));
    cells.add(number(scan.map(ScanNumbers::score)));
    cells.add(of(scan, ScanNumbers::alpha));
    addClass(cells, scan.flatMap(ScanNumbers::target));
    addClass(cells, scan.flatMap(ScanNumbers::source));
    addTrigger(cells, scan.flatMap(ScanNumbers::trigger));
    cells.add(of(scan, numbers -> EnumText.lower(numbers.mode())));
    cells.add(of(scan, numbers -> EnumText.lower(numbers.effort())));
    cells.add(of(scan, ScanNumbers::seed));
    cells.add(summary.sha256().orElse(""));
    cells.add(CsvLine.text(summary.files().map(ResultFiles::html).orElse("")));
    cells.add(
        CsvLine.text(
            String.join("; ", scan.map(ScanNumbers::remarks).orElseGet(summary::messages))));
    return cells;
  }

  private static void addClass(List<String> cells, Optional<ClassReference> reference) {
    cells.add(of(reference, ClassReference::index));
    cells.add(CsvLine.text(reference.map(ClassReference::name).orElse("")));
  }

  private static void addTrigger(List<String> cells, Optional<TriggerNumbers> trigger) {
    cells.add(of(trigger, found -> EnumText.lower(found.type())));
    cells.add(of(trigger.flatMap(TriggerNumbers::box), box -> box.rowStart()));
    cells.add(of(trigger.flatMap(TriggerNumbers::box), box -> box.rowEnd()));
    cells.add(of(trigger.flatMap(TriggerNumbers::box), box -> box.columnStart()));
    cells.add(of(trigger.flatMap(TriggerNumbers::box), box -> box.columnEnd()));
    cells.add(of(trigger, TriggerNumbers::successRate));
    cells.add(of(trigger, TriggerNumbers::images));
  }

  private static <T> String of(Optional<T> value, Function<T, Object> cell) {
    return value.map(cell).map(String::valueOf).orElse("");
  }

  private static String number(Optional<OptionalDouble> value) {
    return value
        .filter(OptionalDouble::isPresent)
        .map(number -> Double.toString(number.getAsDouble()))
        .orElse("");
  }
}
