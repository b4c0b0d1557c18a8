package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.result.paper.DataTable;
import io.trojanscope.text.EnumText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The numbers of scans as tables: a row per model, and a row per pair of classes. */
final class ScanDataTables {
  private static final List<String> MODELS =
      List.of(
          "trigger",
          "attack_source",
          "attack_target",
          "effort",
          "verdict",
          "score",
          "p_value",
          "found_source",
          "found_target",
          "suspect_flips",
          "suspect_images",
          "reference_flips",
          "reference_images");

  private static final List<String> PAIRS =
      List.of(
          "trigger",
          "attack_source",
          "attack_target",
          "source",
          "target",
          "kind",
          "statistic",
          "p_value",
          "converged");

  private ScanDataTables() {}

  static List<DataTable> of(String figure, List<ScannedBackdoor> scans) {
    List<List<Object>> pairs = new ArrayList<>();
    for (ScannedBackdoor scan : scans) {
      scan.result().pairs().forEach(pair -> pairs.add(pair(scan, pair)));
    }
    return List.of(
        new DataTable(
            figure + "-scans", MODELS, scans.stream().map(ScanDataTables::model).toList()),
        new DataTable(figure + "-scan-pairs", PAIRS, pairs));
  }

  private static List<Object> model(ScannedBackdoor scan) {
    ScanFindings result = scan.result();
    Optional<TriggerSuccessRate> suspect = result.trigger().map(RecoveredTrigger::suspectSuccess);
    Optional<TriggerSuccessRate> reference =
        result.trigger().flatMap(RecoveredTrigger::referenceSuccess);
    return List.of(
        scan.planted().specification(),
        scan.planted().source(),
        scan.planted().target(),
        EnumText.lower(result.config().effort()),
        EnumText.lower(result.verdict()),
        result.score(),
        result.pValue(),
        cell(result.source()),
        cell(result.target()),
        suspect.<Object>map(TriggerSuccessRate::successes).orElse(""),
        suspect.<Object>map(TriggerSuccessRate::images).orElse(""),
        reference.<Object>map(TriggerSuccessRate::successes).orElse(""),
        reference.<Object>map(TriggerSuccessRate::images).orElse(""));
  }

  private static List<Object> pair(ScannedBackdoor scan, PairStatistic pair) {
    return List.of(
        scan.planted().specification(),
        scan.planted().source(),
        scan.planted().target(),
        pair.pair().source(),
        pair.pair().target(),
        EnumText.lower(pair.type()),
        pair.statistic(),
        pair.pValue(),
        pair.converged());
  }

  private static Object cell(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : "";
  }
}
