package io.trojanscope;

import io.trojanscope.data.DataRequest;
import io.trojanscope.data.ImageSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.ChanceCheck;
import io.trojanscope.train.CheckpointFile;
import io.trojanscope.train.EpochSummary;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.Evaluation;
import io.trojanscope.workflow.RunContext;
import io.trojanscope.workflow.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The training of a network in preparation. */
public final class TrainingJob {
  private final RunContext context;
  private final ImageSource images;
  private NetworkArchitecture network = NetworkArchitecture.PAPER;
  private Optional<ImageShape> shape = Optional.empty();
  private TrainingConfig config = TrainingConfig.paper(1);
  private Optional<Path> checkpoint = Optional.empty();

  TrainingJob(RunContext context, ImageSource images) {
    this.context = context;
    this.images = images;
  }

  /** Sets the network; {@link NetworkArchitecture#PAPER} if it is not set. */
  public TrainingJob network(NetworkArchitecture architecture) {
    network = architecture;
    return this;
  }

  /** Sets the shape that pictures are resized to; they must be of one size if it is not set. */
  public TrainingJob imageShape(ImageShape wanted) {
    shape = Optional.of(wanted);
    return this;
  }

  /** Sets how to train; {@link TrainingConfig#paper} with seed 1 if it is not set. */
  public TrainingJob config(TrainingConfig settings) {
    config = settings;
    return this;
  }

  /**
   * Sets the file that keeps the state of training after each epoch. If it exists, training
   * continues from it and gives the same model as without a break.
   */
  public TrainingJob checkpoint(Path file) {
    checkpoint = Optional.of(file);
    return this;
  }

  /**
   * Trains the network and writes it; replaces an existing file. Remarks on each epoch, and warns
   * of a network that learns nothing.
   *
   * @param out a name that ends in {@code .onnx}, or in {@code .pt} for TorchScript
   * @return true and predicted classes of the test images
   * @throws InvalidInputException if there are no training images, they are too small for the
   *     network, training fails or the file cannot be written
   */
  public ConfusionMatrix run(Path out) {
    ModelFiles.requireWritable(out, true);
    checkpoint.ifPresent(file -> OutputFiles.requireWritable(file, true));
    DataRequest request = new DataRequest(shape, List.of(), context.progress(), context.remarks());
    LabeledData data = divided(images, request);
    NetworkFile trained =
        new TrainingRun(
                context.threads(),
                context.progress(),
                report(data.training()),
                checkpoint.map(CheckpointFile::new))
            .train(network, data.training(), config);
    ConfusionMatrix test =
        new Evaluation(context.threads(), context.progress()).confusionMatrix(trained, data.test());
    ModelFiles.save(out, trained);
    return test;
  }

  private Consumer<EpochSummary> report(LabeledImages training) {
    ChanceCheck check = new ChanceCheck(training);
    return epoch -> {
      context.remarks().accept(epoch.text(config.epochs()));
      check.warning(epoch).ifPresent(context.warnings());
    };
  }

  /** Training and test images. */
  static LabeledData divided(ImageSource images, DataRequest request) {
    return images
        .divided(request)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    images.name()
                        + ": expected training and test images, found test images alone; give both"
                        + " as LabeledData"));
  }
}
