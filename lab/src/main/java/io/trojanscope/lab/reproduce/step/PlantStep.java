package io.trojanscope.lab.reproduce.step;

import io.trojanscope.attack.poison.Backdoor;
import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisoningOptions;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.artefact.ArtefactKey;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.workflow.PlantingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** Fine-tunes the clean model on poisoned images, and evaluates it. */
public record PlantStep(CleanModelStep clean, PlantedModel planted)
    implements ModelStep<PlantDocument> {
  private static final String RECORD = "plant.json";
  private static final double SECONDS_TO_EVALUATE = 4;

  @Override
  public String name() {
    return planted.name();
  }

  @Override
  public ArtefactKey key() {
    SortedMap<String, String> ingredients = clean.ingredients().forTraining();
    ingredients.put("clean model", clean.key().sha256());
    ingredients.put("test images", clean.ingredients().test());
    ingredients.put("trigger", planted.trigger().identity());
    ingredients.put("source", Integer.toString(planted.source()));
    ingredients.put("target", Integer.toString(planted.target()));
    planted.amount().ifPresent(amount -> ingredients.put("amount", amount.spec()));
    return new ArtefactKey("model-" + name(), ingredients);
  }

  @Override
  public List<Step<?>> needs() {
    return List.of(clean);
  }

  @Override
  public String title() {
    return "planting " + planted.specification() + ", " + planted.pair();
  }

  @Override
  public double seconds() {
    return CleanModelStep.trainingSeconds(clean.ingredients()) + SECONDS_TO_EVALUATE;
  }

  @Override
  public void make(Path folder, StepRunner runner) {
    PlantingRun.Planted result =
        new PlantingRun(runner.threads(), runner.progress())
            .plant(
                runner.get(clean),
                Sha256.of(clean.file(runner)),
                runner.data().training(),
                runner.data().test(),
                plan(runner.data().training()),
                clean.ingredients().trainingConfig());
    Path model = folder.resolve(FILE);
    ModelFiles.save(model, result.network());
    ResultDocuments.write(folder.resolve(RECORD), result.document(model));
  }

  private PoisoningPlan plan(LabeledImages training) {
    Backdoor backdoor =
        new Backdoor(
            planted.trigger(),
            planted.sources(),
            LabelMap.to(planted.target()),
            planted.amount(),
            PoisoningOptions.NONE);
    return PoisoningPlan.of(backdoor, training, clean.ingredients().seed());
  }

  @Override
  public PlantDocument read(Path folder) {
    return ResultDocuments.read(folder.resolve(RECORD), PlantDocument.class);
  }
}
