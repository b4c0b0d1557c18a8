package io.trojanscope.experiment.zoo;

import io.trojanscope.evaluate.detection.DetectorMeasures;
import io.trojanscope.evaluate.detection.GroupAuroc;
import io.trojanscope.evaluate.detection.Share;
import io.trojanscope.files.OutputFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of a benchmark as JSON, CSV and Markdown. */
public final class BenchmarkTables {
  private BenchmarkTables() {}

  static void write(ZooFolder folder, BenchmarkResult result) {
    JsonFile.write(folder.table("json"), BenchmarkResult.FORMAT, result);
    writeText(folder.table("csv"), csv(result));
    writeText(folder.table("md"), markdown(result));
  }

  private static void writeText(Path file, String text) {
    OutputFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** One line per detector, mode and group of attacks, and one per share. */
  static String csv(BenchmarkResult result) {
    StringBuilder csv = new StringBuilder("detector,mode,measure,value,lower,upper,count,of\n");
    for (DetectorMeasures measures : result.detectors()) {
      String head = measures.detector() + "," + measures.mode() + ",";
      for (GroupAuroc group : measures.groups()) {
        csv.append(head)
            .append(
                line(
                    "AUROC " + group.group(),
                    group.area(),
                    group.lower(),
                    group.upper(),
                    group.attacks(),
                    ""));
      }
      csv.append(head).append(line("true-positive rate", measures.detected()));
      csv.append(head).append(line("false-positive rate", measures.falseAlarms()));
      csv.append(head).append(line("right target", measures.rightTargets()));
      csv.append(head).append(line("right pair", measures.rightPairs()));
      String iou = measures.medianIou().isEmpty() ? "" : "" + measures.medianIou().getAsDouble();
      csv.append(head).append(line("median IoU", iou, "", "", "", ""));
      csv.append(head).append(line("median seconds", measures.medianSeconds(), "", "", "", ""));
    }
    return csv.toString();
  }

  private static String line(String measure, Share share) {
    return line(
        measure,
        share.of() == 0 ? "" : share.rate(),
        share.lower(),
        share.upper(),
        share.count(),
        share.of());
  }

  private static String line(Object... cells) {
    return Stream.of(cells).map(String::valueOf).collect(Collectors.joining(",", "", "\n"));
  }

  /** For people: the detectors, the kinds of attack, the failures, and the models. */
  public static String markdown(BenchmarkResult result) {
    return String.join(
        "\n",
        "# Detection benchmark",
        "",
        "Zoo " + result.provenance().configuration() + ".",
        BenchmarkText.counts(result.models()),
        "",
        BenchmarkText.detectors(result.detectors()),
        BenchmarkText.groups(result.detectors()),
        BenchmarkText.failures(result.detectors()),
        BenchmarkText.models(result.models()));
  }

  static String percent(Share share) {
    return share.of() == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%d/%d (%.1f to %.1f %%)",
            share.count(),
            share.of(),
            100 * share.lower(),
            100 * share.upper());
  }

  static String number(OptionalDouble value) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
  }

  static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
