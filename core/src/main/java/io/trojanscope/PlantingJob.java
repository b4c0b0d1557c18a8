package io.trojanscope;

import io.trojanscope.attack.poison.DefaultAmount;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Trigger;
import io.trojanscope.data.ImageSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.model.loader.TrainableNetwork;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.PlantingRun;
import io.trojanscope.workflow.RunContext;
import java.nio.file.Path;
import java.util.Optional;

/** A backdoor in preparation: poisons training images and fine-tunes a clean model on them. */
public final class PlantingJob {
  private final RunContext context;
  private final Path clean;
  private final Trigger trigger;
  private final SourceClasses sources;
  private final int target;
  private ModelRequest request = ModelRequest.PLAIN;
  private Optional<PoisonAmount> amount = Optional.empty();
  private TrainingConfig config = TrainingConfig.paper(1);

  PlantingJob(RunContext context, Path clean, Trigger trigger, SourceClasses sources, int target) {
    this.context = context;
    this.clean = clean;
    this.trigger = trigger;
    this.sources = sources;
    this.target = target;
  }

  /** Sets what the clean model's file does not say. */
  public PlantingJob request(ModelRequest settings) {
    request = settings;
    return this;
  }

  /**
   * Sets how many images of the source classes are poisoned; 2,000, but at most half of them, if it
   * is not set.
   */
  public PlantingJob amount(PoisonAmount images) {
    amount = Optional.of(images);
    return this;
  }

  /**
   * Sets how to train; {@link TrainingConfig#paper} with seed 1 if it is not set. Its seed also
   * chooses the images to poison.
   */
  public PlantingJob config(TrainingConfig settings) {
    config = settings;
    return this;
  }

  /**
   * Plants the backdoor and writes the model; replaces an existing file.
   *
   * @param images training images to poison, and test images to measure the backdoor on
   * @param out a name that ends in {@code .onnx}, or in {@code .pt} for TorchScript
   * @return the clean accuracy, the attack success rate, and what was planted
   * @throws io.trojanscope.error.InvalidInputException if the trigger or the classes do not fit the
   *     images, the images do not fit the model, training fails or the file cannot be written
   */
  public PlantDocument run(ImageSource images, Path out) {
    sources.requireApartFrom(target);
    ModelFiles.requireWritable(out, true);
    TrainableNetwork network = TrainableNetwork.open(clean, request);
    LabeledData data = TrainingJob.divided(images, context.imagesFor(network.network().spec()));
    PlantingRun run = new PlantingRun(context.threads(), context.progress());
    run.misfit(network.network(), network.name(), data.test()).ifPresent(context.warnings());
    PlantingRun.Planted planted =
        run.plant(
            network.network(), network.sha256(), data.training(), data.test(), plan(data), config);
    ModelFiles.save(out, planted.network());
    return planted.document(out);
  }

  private PoisoningPlan plan(LabeledData data) {
    return new PoisoningPlan(
        trigger,
        sources,
        target,
        amount.orElseGet(() -> DefaultAmount.of(data.training(), sources, target)),
        config.seed());
  }
}
