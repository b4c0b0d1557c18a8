package io.trojanscope;

import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.data.ImageSource;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.trust.ModelTrust;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.workflow.MapsRun;
import io.trojanscope.workflow.RunContext;
import java.nio.file.Path;
import java.util.Optional;

/** Bias maps in preparation: adversarial examples of a model, averaged per class or class pair. */
public final class MapsJob {
  private final MapsRun run;
  private final RunContext context;
  private final Model suspect;
  private Optional<Model> reference = Optional.empty();
  private Optional<ImageSource> images = Optional.empty();
  private Optional<PlantedBackdoor> planted = Optional.empty();
  private BiasMapConfig config = BiasMapConfig.defaults();

  MapsJob(MapsRun run, RunContext context, Model suspect) {
    this.run = run;
    this.context = context;
    this.suspect = suspect;
  }

  /** Sets a clean model to compare with: of the same input shape and the same classes. */
  public MapsJob reference(Model model) {
    reference = Optional.of(model);
    return this;
  }

  /**
   * Sets the folder of labelled images: the attack starts from the test images if the configuration
   * says so, and the accuracy is measured on them.
   *
   * @throws io.trojanscope.error.InvalidInputException if there is no such folder
   */
  public MapsJob images(Path folder) {
    return images(ImageSource.folder(folder));
  }

  /** Sets the labelled images, used as those of a folder. */
  public MapsJob images(ImageSource source) {
    images = Optional.of(source);
    return this;
  }

  /** Sets how the maps are made; {@link BiasMapConfig#defaults} if it is not set. */
  public MapsJob config(BiasMapConfig settings) {
    config = settings;
    return this;
  }

  /** Sets what is known of a backdoor in the suspect, for the report. */
  public MapsJob planted(PlantedBackdoor backdoor) {
    planted = Optional.of(backdoor);
    return this;
  }

  /**
   * Makes the maps. Warns of models whose accuracy on the images is at chance, and of gradients
   * that do not show what the model does.
   *
   * @throws io.trojanscope.error.InvalidInputException if the models and images do not fit
   *     together, or the attack starts from images and there are none
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public MapsDocument run() {
    LoadedModel model = suspect.loaded();
    Optional<LoadedModel> clean = reference.map(Model::loaded);
    Optional<LabeledImages> test =
        images.map(source -> source.test(context.imagesFor(model.classifier().spec())));
    ModelTrust.of(model, test).all().stream()
        .map(reason -> model.name() + ": " + reason)
        .forEach(context.warnings());
    test.ifPresent(labeled -> run.misfits(model, clean, labeled).forEach(context.warnings()));
    return run.make(model, clean, test, config, planted);
  }
}
