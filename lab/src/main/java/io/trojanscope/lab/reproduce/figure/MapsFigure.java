package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperFigure.Setting;
import java.util.ArrayList;
import java.util.List;

/** Bias maps of a backdoored and the clean model (figures 3 to 7, 13 to 16, 20 and 21). */
final class MapsFigure implements Figure {
  private final String id;
  private final String title;
  private final ComparedSet set;

  /**
   * @param set in the order of the panels
   */
  MapsFigure(String id, String title, ComparedSet set) {
    this.id = id;
    this.title = title;
    this.set = set;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Step<?>> steps() {
    return set.steps();
  }

  @Override
  public Result make(StepRunner runner) {
    List<Comparison> comparisons = set.read(runner);
    List<Panel> panels =
        comparisons.stream().map(c -> MapPanels.rows(panelTitle(c.config()), c)).toList();
    return new Result(
        new PaperFigure(id, title, settings(), panels, set.claims(comparisons, runner)),
        List.of(MapTables.of(id + "-maps", comparisons)));
  }

  private static String panelTitle(BiasMapConfig config) {
    String samples =
        config.input() == StartingInput.BLANK
            ? FigureText.counted(config.samples(), "image") + ", "
            : "";
    return "From %s, %s%s, %s"
        .formatted(
            FigureText.input(config.input()),
            samples,
            FigureText.counted(config.iterations(), "iteration"),
            FigureText.epsilon(config.epsilon()));
  }

  private List<Setting> settings() {
    PlantedModel planted = set.own().get(0).planted();
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("attack", planted.pair() + ", " + planted.specification()));
    settings.add(new Setting("method", "Algorithm I, targeted"));
    set.own().stream()
        .map(ComparedSteps::config)
        .filter(config -> config.input() != StartingInput.BLANK)
        .findFirst()
        .ifPresent(
            config ->
                settings.add(
                    new Setting(
                        "from data and noise",
                        "%s per class, %s"
                            .formatted(
                                FigureText.counted(config.samples(), "sample"),
                                FigureText.counted(config.iterations(), "iteration")))));
    return settings;
  }
}
