package io.trojanscope.model;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ModelSpec;

/** A network as a classifier: intensities become its input values, and its results are checked. */
public final class NetworkClassifier implements DifferentiableClassifier {
  private final String name;
  private final ModelSpec spec;
  private final InputScaling scaling;
  private final Network network;

  /**
   * A network whose input values lie as those of an image.
   *
   * @param name of the model in errors
   * @param network closed with this
   */
  public NetworkClassifier(String name, ModelSpec spec, Network network) {
    this(name, spec, InputLayout.OF_IMAGES, network);
  }

  /**
   * A network whose input values have another order than the images.
   *
   * @param name of the model in errors
   * @param spec normalization in the order of the images' channels
   * @param network closed with this
   */
  public NetworkClassifier(String name, ModelSpec spec, InputLayout layout, Network network) {
    this.name = name;
    this.spec = spec;
    this.scaling = new InputScaling(spec.input(), spec.normalization(), layout);
    this.network = network;
  }

  @Override
  public ModelSpec spec() {
    return spec;
  }

  @Override
  public Logits logits(ImageBatch images) {
    requireShape(images);
    return checked(network.logits(images.count(), input(images)));
  }

  @Override
  public InputGradient inputGradient(ImageBatch images, LogitLoss loss) {
    requireShape(images);
    requireFit(images, loss);
    InputGradient result = network.inputGradient(input(images), loss);
    checked(result.logits());
    float[] gradient = scaling.intensityGradient(result.gradient());
    requireFinite("input gradient", gradient);
    return new InputGradient(result.logits(), gradient);
  }

  @Override
  public void close() {
    network.close();
  }

  private float[] input(ImageBatch images) {
    return scaling.networkInput(images.values());
  }

  private Logits checked(Logits logits) {
    requireFinite("logit", logits.values());
    return logits;
  }

  private void requireShape(ImageBatch images) {
    if (!images.shape().equals(spec.input())) {
      throw new InvalidInputException(
          name + ": expected images of " + spec.input() + ", found " + images.shape());
    }
  }

  private void requireFit(ImageBatch images, LogitLoss loss) {
    if (loss.count() != images.count() || loss.classes() != spec.classCount()) {
      throw new IllegalArgumentException(
          "expected a loss over %d images and %d classes, found %d and %d"
              .formatted(images.count(), spec.classCount(), loss.count(), loss.classes()));
    }
  }

  private void requireFinite(String what, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InvalidInputException(
            name
                + ": expected finite numbers, found a "
                + what
                + " of "
                + value
                + "; check its weights and its pixel range");
      }
    }
  }
}
