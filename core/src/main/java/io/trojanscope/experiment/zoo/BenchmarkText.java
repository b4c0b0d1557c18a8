package io.trojanscope.experiment.zoo;

import io.trojanscope.evaluate.detection.DetectorMeasures;
import io.trojanscope.evaluate.detection.GroupAuroc;
import io.trojanscope.evaluate.detection.KnownBackdoor;
import io.trojanscope.evaluate.detection.KnownModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of the table as Markdown. */
final class BenchmarkText {
  private BenchmarkText() {}

  static String counts(List<KnownModel> models) {
    long clean = models.stream().filter(KnownModel::clean).count();
    long attacked = models.stream().filter(KnownModel::attacked).count();
    return "%d clean models, %d backdoored with a success rate above 50 %%, %d with a weaker backdoor."
        .formatted(clean, attacked, models.size() - clean - attacked);
  }

  static String detectors(List<DetectorMeasures> detectors) {
    StringBuilder table = new StringBuilder();
    table.append(
        BenchmarkTables.row(
            List.of(
                "detector",
                "given",
                "AUROC",
                "detected",
                "false alarms",
                "right target",
                "right pair",
                "median IoU",
                "seconds")));
    table.append("|---|---|---|---|---|---|---|---|---|\n");
    for (DetectorMeasures d : detectors) {
      table.append(
          BenchmarkTables.row(
              List.of(
                  d.detector(),
                  given(d),
                  auroc(d.groups().get(0)),
                  BenchmarkTables.percent(d.detected()),
                  BenchmarkTables.percent(d.falseAlarms()),
                  BenchmarkTables.percent(d.rightTargets()),
                  BenchmarkTables.percent(d.rightPairs()),
                  BenchmarkTables.number(d.medianIou()),
                  BenchmarkTables.number(OptionalDouble.of(d.medianSeconds())))));
    }
    return table.toString();
  }

  private static String given(DetectorMeasures detector) {
    return detector.mode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String auroc(GroupAuroc group) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f to %.3f)", group.area(), group.lower(), group.upper());
  }

  static String groups(List<DetectorMeasures> detectors) {
    List<GroupAuroc> groups = detectors.get(0).groups();
    StringBuilder table = new StringBuilder("AUROC by kind of attack:\n\n");
    table.append(
        BenchmarkTables.row(
            Stream.concat(
                    Stream.of("detector", "given"),
                    groups.stream().map(g -> g.group() + " (" + g.attacks() + ")"))
                .toList()));
    table.append("|---|---").append("|---".repeat(groups.size())).append("|\n");
    for (DetectorMeasures d : detectors) {
      table.append(
          BenchmarkTables.row(
              Stream.concat(
                      Stream.of(d.detector(), given(d)),
                      d.groups().stream().map(g -> String.format(Locale.ROOT, "%.3f", g.area())))
                  .toList()));
    }
    return table.toString();
  }

  static String failures(List<DetectorMeasures> detectors) {
    StringBuilder text = new StringBuilder("Failures by name:\n\n");
    for (DetectorMeasures d : detectors) {
      List<String> parts = new ArrayList<>();
      named("false alarms", d.failures().falseAlarms()).ifPresent(parts::add);
      named("misses", d.failures().misses()).ifPresent(parts::add);
      named("wrong target", d.failures().wrongTargets()).ifPresent(parts::add);
      named("wrong source", d.failures().wrongPairs()).ifPresent(parts::add);
      named(
              "weak backdoors flagged",
              d.weak().stream()
                  .filter(DetectorMeasures.WeakBackdoor::flagged)
                  .map(DetectorMeasures.WeakBackdoor::model)
                  .toList())
          .ifPresent(parts::add);
      text.append("- ").append(d.detector()).append(", ").append(given(d)).append(": ");
      text.append(parts.isEmpty() ? "none" : String.join("; ", parts)).append(".\n");
    }
    return text.toString();
  }

  private static Optional<String> named(String what, List<String> models) {
    return models.isEmpty()
        ? Optional.empty()
        : Optional.of(what + " " + String.join(", ", models));
  }

  static String models(List<KnownModel> models) {
    StringBuilder table = new StringBuilder("Models:\n\n");
    table.append(BenchmarkTables.row(List.of("name", "made", "accuracy", "attack success")));
    table.append("|---|---|---|---|\n");
    table.append(models.stream().map(BenchmarkText::model).collect(Collectors.joining()));
    return table.toString();
  }

  private static String model(KnownModel model) {
    return BenchmarkTables.row(
        List.of(
            model.name(),
            model.description(),
            percent(model.accuracy()),
            model
                .backdoor()
                .map(KnownBackdoor::successRate)
                .map(BenchmarkText::percent)
                .orElse("-")));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
