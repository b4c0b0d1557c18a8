package io.trojanscope;

import io.trojanscope.data.ImageSource;
import io.trojanscope.screen.ScreeningMethod;
import io.trojanscope.workflow.RunContext;
import io.trojanscope.workflow.ScreenedData;
import io.trojanscope.workflow.ScreeningConfig;
import io.trojanscope.workflow.ScreeningRun;
import java.util.Optional;

/** A screening in preparation: looks for poisoned images among training images. */
public final class ScreeningJob {
  private final RunContext context;
  private final ImageSource images;
  private Optional<Model> model = Optional.empty();
  private Optional<String> features = Optional.empty();
  private ScreeningMethod method = ScreeningMethod.SCAN;
  private long seed = 1;

  ScreeningJob(RunContext context, ImageSource images) {
    this.context = context;
    this.images = images;
  }

  /**
   * Sets the model that was trained on the images, whose inner features tell them apart; a small
   * network is trained on them if it is not set.
   */
  public ScreeningJob model(Model trained) {
    model = Optional.of(trained);
    return this;
  }

  /** Sets how images are scored; {@link ScreeningMethod#SCAN} if it is not set. */
  public ScreeningJob method(ScreeningMethod scoring) {
    method = scoring;
    return this;
  }

  /**
   * Sets the inner value that gives the features: its name in the ONNX file. If it is not set, it
   * is the input of the last layer with weights.
   */
  public ScreeningJob features(String value) {
    features = Optional.of(value);
    return this;
  }

  /** Sets the seed of training and of the measurement of what could be missed; 1 if not set. */
  public ScreeningJob seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Screens the images: of data with a training and a test part, the training part.
   *
   * @throws io.trojanscope.error.InvalidInputException if the images do not fit the model or cannot
   *     be trained on, or there is no such inner value
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  public ScreeningResult run() {
    ScreeningRun run = new ScreeningRun(context);
    ScreeningConfig config = new ScreeningConfig(method, features, seed);
    ScreenedData screened =
        model
            .map(trained -> run.screen(trained.loaded(), images, config))
            .orElseGet(() -> run.screen(images, config));
    return new ScreeningResult(screened.document(), screened.images(), screened.folder());
  }
}
