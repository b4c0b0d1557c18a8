package io.trojanscope.model;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ModelSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether a classifier is in inference mode. One that was exported in training mode drops units at
 * random or normalizes an image by the others of its batch, so its gradients say nothing.
 */
public final class InferenceCheck {
  private static final int IMAGES = 8;

  /** Difference of an image's logits between batches, relative to the largest logit. */
  private static final float TOLERANCE = 1e-3f;

  private InferenceCheck() {}

  /**
   * Gives the classifier the same images twice, and few of them alone.
   *
   * @param name what the error calls the model
   * @throws InvalidInputException if the logits of an image are not the same each time
   */
  public static void require(String name, Classifier classifier) {
    inBatches(classifier, probes(classifier.spec()))
        .ifPresent(
            found -> {
              throw notInInferenceMode(name, found);
            });
  }

  /**
   * Gives the classifier the same images twice, few of them alone, and all with a gradient.
   *
   * @return what differs, if the logits of an image are not the same each time
   */
  public static Optional<String> problem(DifferentiableClassifier classifier, ImageBatch images) {
    return inBatches(classifier, images)
        .or(
            () -> {
              int[] labels = new int[images.count()];
              LogitLoss loss = LogitLoss.crossEntropy(classifier.spec().classCount(), labels);
              Logits withGradient = classifier.inputGradient(images, loss).logits();
              return differs(withGradient, classifier.logits(images))
                  ? Optional.of("the logits of an image change when a gradient is computed")
                  : Optional.empty();
            });
  }

  private static Optional<String> inBatches(Classifier classifier, ImageBatch images) {
    Logits together = classifier.logits(images);
    if (!Arrays.equals(together.values(), classifier.logits(images).values())) {
      return Optional.of("the logits of the same images differ from call to call");
    }
    for (int count = 1; count <= Math.min(2, images.count()); count++) {
      int size = count * images.shape().size();
      ImageBatch few = new ImageBatch(count, images.shape(), Arrays.copyOf(images.values(), size));
      if (differs(classifier.logits(few), together)) {
        return Optional.of("an image's logits depend on the other images of its batch");
      }
    }
    return Optional.empty();
  }

  /** Whether the logits of the first images differ. */
  private static boolean differs(Logits few, Logits all) {
    float scale = 0;
    float difference = 0;
    for (int i = 0; i < few.values().length; i++) {
      scale = Math.max(scale, Math.abs(all.values()[i]));
      difference = Math.max(difference, Math.abs(few.values()[i] - all.values()[i]));
    }
    return difference > TOLERANCE * scale;
  }

  private static ImageBatch probes(ModelSpec spec) {
    ImageBatch images = ImageBatch.blank(IMAGES, spec.input());
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) (0.5 + 0.5 * Math.sin(0.7 * i));
    }
    return images;
  }

  private static InvalidInputException notInInferenceMode(String name, String found) {
    return new InvalidInputException(
        name + ": expected a model in inference mode, but " + found + "; export it after eval()");
  }
}
