package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.DataTable;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.Curve;
import io.trojanscope.result.paper.Panel.Mark;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperFigure.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Distances between two models' maps, class by class (figures 8, 17 and 22). */
final class DistanceFigure implements Figure {
  private final String id;
  private final String title;
  private final ComparedSet set;
  private final List<ScannedStep> scans;

  /**
   * @param set of several seeds; the curves are of the first one
   * @param scans of the models, at least one
   */
  DistanceFigure(String id, String title, ComparedSet set, List<ScannedStep> scans) {
    this.id = id;
    this.title = title;
    this.set = set;
    this.scans = scans;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Step<?>> steps() {
    return Stream.concat(set.steps().stream(), scans.stream().map(ScannedStep::scan)).toList();
  }

  @Override
  public Result make(StepRunner runner) {
    List<Comparison> comparisons = set.read(runner);
    List<ScannedBackdoor> scanned = scans.stream().map(scan -> scan.read(runner)).toList();
    List<Panel> panels = new ArrayList<>(panels(shown(comparisons)));
    panels.addAll(ScanPanels.of(scanned, runner.data().classNames().size()));
    List<DataTable> tables = new ArrayList<>();
    tables.add(MapTables.of(id + "-distances", comparisons));
    tables.addAll(ScanDataTables.of(id, scanned));
    return new Result(
        new PaperFigure(id, title, settings(), panels, set.claims(comparisons, runner)), tables);
  }

  private static List<Comparison> shown(List<Comparison> comparisons) {
    long first = comparisons.get(0).config().seed();
    return comparisons.stream().filter(c -> c.config().seed() == first).toList();
  }

  private List<Setting> settings() {
    return List.of(
        new Setting("method", "Algorithm I, targeted; one line per ε and their mean"),
        new Setting(
            "left out",
            "distances of maps of fewer than a tenth of the samples; the mean where an ε has none"),
        new Setting("from blank images", "1 image, 100 iterations"),
        new Setting(
            "from data and noise",
            "%s samples per class, 10 iterations; the curves are of the first seed, the counts of all %d"
                .formatted(samples(), seeds())),
        scans.get(0).setting());
  }

  private String samples() {
    return set.own().stream()
        .map(ComparedSteps::config)
        .filter(config -> config.input() != StartingInput.BLANK)
        .map(config -> FigureText.count(config.samples()))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private long seeds() {
    return set.own().stream().map(compared -> compared.config().seed()).distinct().count();
  }

  /** A panel per input and attack, as the paper's rows and columns. */
  private static List<Panel> panels(List<Comparison> shown) {
    List<Panel> panels = new ArrayList<>();
    for (StartingInput input : StartingInput.values()) {
      shown.stream()
          .map(Comparison::planted)
          .distinct()
          .forEach(
              planted ->
                  panels.add(
                      panel(
                          planted,
                          input,
                          shown.stream()
                              .filter(c -> c.planted().equals(planted))
                              .filter(c -> c.config().input() == input)
                              .toList())));
    }
    return panels;
  }

  private static Panel panel(
      PlantedModel planted, StartingInput input, List<Comparison> perEpsilon) {
    List<Curve> curves = new ArrayList<>();
    for (Comparison comparison : perEpsilon) {
      curves.add(
          new Curve(
              FigureText.epsilon(comparison.config().epsilon()),
              comparison.maps().stream().map(comparison.ranking()::solidDistance).toList(),
              false));
    }
    curves.add(new Curve("mean", mean(curves), true));
    return new Panel.Curves(
        "%s, %s, from %s"
            .formatted(planted.pair(), planted.specification(), FigureText.input(input)),
        "Euclidean distance",
        List.of(new Mark(planted.source(), "source"), new Mark(planted.target(), "target")),
        curves);
  }

  /** Class by class; none where a curve has none, since a larger ε makes larger distances. */
  static List<Optional<Double>> mean(List<Curve> curves) {
    return IntStream.range(0, curves.get(0).values().size())
        .mapToObj(
            c ->
                curves.stream().allMatch(curve -> curve.values().get(c).isPresent())
                    ? Optional.of(
                        curves.stream()
                            .flatMap(curve -> curve.values().get(c).stream())
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow())
                    : Optional.<Double>empty())
        .toList();
  }
}
