package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.report.PValueText;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where the paper stops: what the scan says of the models behind a figure. */
final class ScanPanels {
  private ScanPanels() {}

  /** A table of the verdicts, then a square of all pairs per model. */
  static List<Panel> of(List<ScannedBackdoor> scans, int classes) {
    List<Panel> panels = new ArrayList<>();
    panels.add(verdicts(scans));
    scans.forEach(scan -> panels.add(pairs(scan, classes)));
    return panels;
  }

  private static Panel verdicts(List<ScannedBackdoor> scans) {
    return new Panel.Table(
        "Beyond the paper: scans of the same models, with the clean model as reference",
        List.of(
            "planted",
            "verdict",
            "score",
            "p-value",
            "found",
            "correct part",
            "successes on held-out images"),
        scans.stream()
            .map(
                scan ->
                    List.of(
                        scan.attack(),
                        scan.result().verdict().name(),
                        FigureText.number(scan.result().score()),
                        PValueText.of(scan.result().pValue()),
                        scan.found(),
                        scan.agreement(),
                        successes(scan)))
            .toList());
  }

  private static String successes(ScannedBackdoor scan) {
    return scan.result()
        .trigger()
        .map(RecoveredTrigger::suspectSuccess)
        .map(rate -> FigureText.count(rate.successes()) + " of " + FigureText.count(rate.images()))
        .orElse("–");
  }

  private static Panel pairs(ScannedBackdoor scan, int classes) {
    Map<ClassPair, PairStatistic> known =
        scan.result().pairs().stream()
            .collect(Collectors.toMap(PairStatistic::pair, Function.identity()));
    return new Panel.Square(
        "Scan of %s: %s, found %s"
            .formatted(scan.attack(), scan.result().verdict().name(), scan.found()),
        "Statistic of the scan; higher is more suspicious",
        "target class",
        Optional.of(new Pair(scan.planted().source(), scan.planted().target())),
        IntStream.range(0, classes * classes)
            .mapToObj(i -> statistic(known, i / classes, i % classes))
            .toList());
  }

  private static Optional<Double> statistic(
      Map<ClassPair, PairStatistic> known, int source, int target) {
    return source == target
        ? Optional.empty()
        : Optional.ofNullable(known.get(new ClassPair(source, target)))
            .map(PairStatistic::statistic);
  }
}
