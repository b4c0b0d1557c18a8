package io.trojanscope.lab.reproduce.step;

import io.trojanscope.graph.NetworkFile;
import io.trojanscope.lab.artefact.ArtefactKey;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.workflow.TrainingRun;
import java.nio.file.Path;
import java.util.List;

/** Trains the clean model. */
public record CleanModelStep(StepInputs ingredients) implements ModelStep<NetworkFile> {
  private static final double IMAGES_PER_SECOND = 5000;

  @Override
  public String name() {
    return "clean";
  }

  @Override
  public ArtefactKey key() {
    return new ArtefactKey("model-" + name(), ingredients.forTraining());
  }

  @Override
  public List<Step<?>> needs() {
    return List.of();
  }

  @Override
  public String title() {
    return "training the clean model";
  }

  @Override
  public double seconds() {
    return trainingSeconds(ingredients);
  }

  static double trainingSeconds(StepInputs ingredients) {
    return ingredients.epochs() * ingredients.images() * ingredients.cost() / IMAGES_PER_SECOND;
  }

  @Override
  public void make(Path folder, StepRunner runner) {
    NetworkFile network =
        new TrainingRun(runner.threads(), runner.progress())
            .train(ingredients.network(), runner.data().training(), ingredients.trainingConfig());
    ModelFiles.save(folder.resolve(FILE), network);
  }

  @Override
  public NetworkFile read(Path folder) {
    return ModelFiles.open(folder.resolve(FILE));
  }
}
