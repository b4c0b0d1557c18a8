package io.trojanscope.lab.benchmark;

import io.trojanscope.lab.benchmark.measure.DetectorMeasures;
import io.trojanscope.lab.benchmark.measure.GroupAuroc;
import io.trojanscope.lab.benchmark.measure.KnownBackdoor;
import io.trojanscope.lab.benchmark.measure.KnownModel;
import io.trojanscope.lab.benchmark.measure.Share;
import io.trojanscope.text.EnumText;
import io.trojanscope.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table for people: the detectors, the kinds of attack, the failures, and the models. */
public final class BenchmarkMarkdown {
  private static final String NONE = "-";

  private BenchmarkMarkdown() {}

  /** The whole table. */
  public static String of(BenchmarkResult result) {
    return String.join(
        "\n",
        "# Detection benchmark",
        "",
        settings(result),
        counts(result.models()),
        "",
        detectors(result.detectors()),
        groups(result.detectors()),
        failures(result.detectors()),
        models(result.models()));
  }

  private static String settings(BenchmarkResult result) {
    return result.provenance().configuration().entrySet().stream()
        .map(setting -> setting.getKey() + " " + setting.getValue())
        .collect(Collectors.joining(", ", "Settings: ", "."));
  }

  private static String counts(List<KnownModel> models) {
    long clean = models.stream().filter(KnownModel::clean).count();
    long attacked = models.stream().filter(KnownModel::attacked).count();
    return "%d clean models, %d backdoored with a success rate above 50 %%, %d with a weaker backdoor."
        .formatted(clean, attacked, models.size() - clean - attacked);
  }

  private static String detectors(List<DetectorMeasures> detectors) {
    StringBuilder table = new StringBuilder();
    table.append(
        row(
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
          row(
              List.of(
                  d.detector(),
                  given(d),
                  auroc(d.groups().get(0)),
                  percent(d.detected()),
                  percent(d.falseAlarms()),
                  percent(d.rightTargets()),
                  percent(d.rightPairs()),
                  number(d.medianIou()),
                  number(OptionalDouble.of(d.medianSeconds())))));
    }
    return table.toString();
  }

  private static String given(DetectorMeasures detector) {
    return EnumText.words(detector.mode());
  }

  private static String auroc(GroupAuroc group) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f to %.3f)", group.area(), group.lower(), group.upper());
  }

  private static String groups(List<DetectorMeasures> detectors) {
    List<GroupAuroc> groups = detectors.get(0).groups();
    StringBuilder table = new StringBuilder("AUROC by attack type:\n\n");
    table.append(
        row(
            Stream.concat(
                    Stream.of("detector", "given"),
                    groups.stream().map(g -> g.group() + " (" + g.attacks() + ")"))
                .toList()));
    table.append("|---|---").append("|---".repeat(groups.size())).append("|\n");
    for (DetectorMeasures d : detectors) {
      table.append(
          row(
              Stream.concat(
                      Stream.of(d.detector(), given(d)),
                      d.groups().stream().map(g -> String.format(Locale.ROOT, "%.3f", g.area())))
                  .toList()));
    }
    return table.toString();
  }

  private static String failures(List<DetectorMeasures> detectors) {
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

  private static String models(List<KnownModel> models) {
    StringBuilder table = new StringBuilder("Models:\n\n");
    table.append(row(List.of("name", "made", "accuracy", "attack success")));
    table.append("|---|---|---|---|\n");
    table.append(models.stream().map(BenchmarkMarkdown::model).collect(Collectors.joining()));
    return table.toString();
  }

  private static String model(KnownModel model) {
    return row(
        List.of(
            model.name(),
            model.description(),
            exact(model.accuracy()),
            model.clean() ? NONE : successRates(model.backdoors())));
  }

  private static String successRates(List<KnownBackdoor> backdoors) {
    return backdoors.stream()
        .map(planted -> exact(planted.successRate()))
        .collect(Collectors.joining(", "));
  }

  private static String exact(OptionalDouble share) {
    return share.isEmpty() ? NONE : Percent.exact(share.getAsDouble());
  }

  private static String percent(Share share) {
    return share.of() == 0
        ? NONE
        : String.format(
            Locale.ROOT,
            "%d/%d (%.1f to %.1f %%)",
            share.count(),
            share.of(),
            100 * share.lower(),
            100 * share.upper());
  }

  private static String number(OptionalDouble value) {
    return value.isEmpty() ? NONE : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
