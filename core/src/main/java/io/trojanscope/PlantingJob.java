package io.trojanscope;

import io.trojanscope.attack.poison.Backdoor;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.data.ImageSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.model.loader.TrainableNetwork;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.PlantingRun;
import io.trojanscope.workflow.RunContext;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A poisoning in preparation: plants backdoors in a clean model by training on poisoned images. */
public final class PlantingJob {
  private final RunContext context;
  private final TrainableNetwork clean;
  private List<Backdoor> backdoors = List.of();
  private TrainingConfig config = TrainingConfig.paper(1);

  PlantingJob(RunContext context, TrainableNetwork clean) {
    this.context = context;
    this.clean = clean;
  }

  /** The clean model's file name, without its folder. */
  public String name() {
    return clean.name();
  }

  /** Names of the clean model's classes, in the order of the logits. */
  public List<String> classNames() {
    return clean.network().spec().classNames();
  }

  /** What is assumed of the clean model, and where each assumption comes from. */
  public List<ModelFact> facts() {
    return clean.facts();
  }

  /** What the user should know of the clean model, a line each. */
  public List<String> warnings() {
    return clean.warnings();
  }

  /**
   * Sets the backdoors, at least one. An image carries one trigger at most: the first goes first.
   */
  public PlantingJob backdoors(Backdoor... wanted) {
    return backdoors(List.of(wanted));
  }

  /** Sets the backdoors, likewise. */
  public PlantingJob backdoors(List<Backdoor> wanted) {
    backdoors = List.copyOf(wanted);
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
   * Plants the backdoors and writes the model; replaces an existing file.
   *
   * @param images training images to poison, and test images to measure the backdoors on
   * @param out a name that ends in {@code .onnx}, or in {@code .pt} for TorchScript
   * @return the clean accuracy, the attack success rates, and what was planted
   * @throws io.trojanscope.error.InvalidInputException if a trigger or the classes do not fit the
   *     images, the images do not fit the model, training fails or the file cannot be written
   * @throws IllegalStateException if no backdoor is set
   */
  public PlantDocument run(ImageSource images, Path out) {
    if (backdoors.isEmpty()) {
      throw new IllegalStateException("expected at least one backdoor, found none");
    }
    ModelFiles.requireWritable(out, true);
    LabeledData data = TrainingJob.divided(images, context.imagesFor(clean.network().spec()));
    PlantingRun run = new PlantingRun(context.threads(), context.progress());
    run.misfit(clean.network(), clean.name(), data.test()).ifPresent(context.warnings());
    PlantingRun.Planted planted =
        run.plant(
            clean.network(),
            clean.sha256(),
            data.training(),
            data.test(),
            plans(data.training()),
            config);
    ModelFiles.save(out, planted.network());
    return planted.document(out);
  }

  private List<PoisoningPlan> plans(LabeledImages training) {
    return IntStream.range(0, backdoors.size())
        .mapToObj(i -> PoisoningPlan.of(backdoors.get(i), training, config.seed() + i))
        .toList();
  }
}
