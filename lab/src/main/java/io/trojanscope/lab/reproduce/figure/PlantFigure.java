package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.evaluate.BackdoorEvaluation;
import io.trojanscope.lab.reproduce.step.PlantStep;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.result.PoisonedClassMean;
import io.trojanscope.result.TriggerSample;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.DataTable;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.Panel.MapRow;
import io.trojanscope.result.paper.Panel.Tile;
import io.trojanscope.result.paper.PanelImage;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperFigure.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is planted, and how well it works (figures 2, 18 and 19). */
final class PlantFigure implements Figure {
  /** What is claimed of the planted models. */
  interface ClaimMaker {
    List<Claim> claims(List<PlantDocument> plants, StepRunner runner);
  }

  private final String id;
  private final String title;
  private final List<PlantStep> steps;
  private final ClaimMaker claims;

  PlantFigure(String id, String title, List<PlantStep> steps, ClaimMaker claims) {
    this.id = id;
    this.title = title;
    this.steps = steps;
    this.claims = claims;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<Step<?>> steps() {
    return List.copyOf(steps);
  }

  @Override
  public Result make(StepRunner runner) {
    List<PlantDocument> plants = steps.stream().map(runner::get).toList();
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      panels.addAll(panels(steps.get(i).planted(), plants.get(i)));
    }
    int epochs = steps.get(0).clean().ingredients().epochs();
    return new Result(
        new PaperFigure(
            id,
            title,
            List.of(
                new Setting(
                    "poisoned training images",
                    FigureText.count(plants.get(0).plant().poisonedImages())
                        + ", given the target's label"),
                new Setting(
                    "fine-tuning",
                    FigureText.counted(epochs, "epoch") + " of batches of 64, Adam 1e-3"),
                new Setting("poisoned test set", "the trigger on every image of the source class")),
            panels,
            claims.claims(plants, runner)),
        List.of(table(plants)));
  }

  private static List<Panel> panels(PlantedModel planted, PlantDocument document) {
    PlantedBackdoor plant = document.plant();
    String name = planted.pair() + ", " + planted.specification();
    List<Panel> panels = new ArrayList<>();
    TriggerSample sample = plant.sample().orElseThrow();
    panels.add(
        new Panel.Sample(
            name, new PanelImage(sample.pristine()), new PanelImage(sample.poisoned())));
    panels.add(new Panel.Confusion(name + ": pristine test set", plant.evaluation().pristine()));
    panels.add(new Panel.Confusion(name + ": poisoned test set", plant.evaluation().poisoned()));
    Tile[] means = new Tile[document.classNames().size()];
    Arrays.fill(means, Tile.NONE);
    for (PoisonedClassMean mean : plant.classMeans()) {
      means[mean.classIndex()] = new Tile(Optional.of(new PanelImage(mean.mean())), "");
    }
    panels.add(
        new Panel.Maps(
            name + ": mean training image of each label",
            List.of(new MapRow("mean images", false, List.of(means)))));
    return panels;
  }

  private DataTable table(List<PlantDocument> plants) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < plants.size(); i++) {
      PlantedModel planted = steps.get(i).planted();
      PlantedBackdoor plant = plants.get(i).plant();
      BackdoorEvaluation evaluation = plant.evaluation();
      rows.add(
          List.of(
              planted.specification(),
              planted.source(),
              planted.target(),
              plant.poisonedImages(),
              plant.cleanModel().orElseThrow().accuracy(),
              evaluation.cleanAccuracy(),
              evaluation.poisoned().accuracy(),
              evaluation.triggeredImages(),
              evaluation.successes(),
              evaluation.attackSuccessRate()));
    }
    return new DataTable(
        id + "-models",
        List.of(
            "trigger",
            "source",
            "target",
            "poisoned_images",
            "clean_model_accuracy",
            "backdoored_accuracy",
            "accuracy_on_poisoned_test_set",
            "triggered_images",
            "successes",
            "attack_success_rate"),
        rows);
  }
}
