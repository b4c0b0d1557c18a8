package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.Pair;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperFigure.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Bias maps of pairs of classes (figures 9 to 12). */
final class PairFigure implements Figure {
  private final String id;
  private final PlantedModel planted;
  private final List<ComparedSteps> shown;

  /**
   * @param shown one per input, at least one
   */
  PairFigure(String id, PlantedModel planted, List<ComparedSteps> shown) {
    this.id = id;
    this.planted = planted;
    this.shown = shown;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Step<?>> steps() {
    List<Step<?>> steps = new ArrayList<>();
    shown.forEach(compared -> steps.addAll(compared.steps()));
    return steps;
  }

  @Override
  public Result make(StepRunner runner) {
    int classes = runner.data().classNames().size();
    List<Comparison> comparisons = shown.stream().map(c -> c.read(runner)).toList();
    List<Panel> panels = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      String from = "From " + FigureText.input(comparison.config().input());
      panels.addAll(MapPanels.squares(from, comparison, classes));
    }
    for (Comparison comparison : comparisons) {
      panels.add(distances(comparison, classes));
    }
    return new Result(
        new PaperFigure(
            id,
            "Algorithm II for " + planted.pair() + ", " + planted.specification(),
            settings(),
            panels,
            PairClaims.of(
                comparisons, TriggerCells.energy(planted, runner.data().test()), classes)),
        List.of(MapTables.of(id + "-pairs", comparisons)));
  }

  private List<Setting> settings() {
    return List.of(
        new Setting("attack", planted.pair() + ", " + planted.specification()),
        new Setting("method", "Algorithm II, targeted, all ordered pairs of classes"),
        new Setting(
            "attacks",
            "%s per pair (the paper gives no number), %s, %s"
                .formatted(
                    FigureText.counted(shown.get(0).config().samples(), "sample"),
                    FigureText.counted(shown.get(0).config().iterations(), "iteration"),
                    FigureText.epsilon(shown.get(0).config().epsilon()))),
        new Setting("rows and columns", "source class, predicted class"));
  }

  private Panel distances(Comparison comparison, int classes) {
    List<Optional<Double>> values = new ArrayList<>();
    MapComparison[] cells = new MapComparison[classes * classes];
    comparison
        .maps()
        .forEach(
            maps ->
                cells[maps.key().source().orElseThrow() * classes + maps.key().predicted()] = maps);
    Arrays.stream(cells)
        .map(maps -> Optional.ofNullable(maps).flatMap(comparison.ranking()::solidDistance))
        .forEach(values::add);
    return new Panel.Square(
        "Distances, from " + FigureText.input(comparison.config().input()),
        "Euclidean distance of the two models' maps; – where one is missing or averages fewer than"
            + " a tenth of the samples",
        "predicted class",
        Optional.of(new Pair(planted.source(), planted.target())),
        values);
  }
}
