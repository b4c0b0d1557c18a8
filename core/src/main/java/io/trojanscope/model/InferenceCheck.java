package io.trojanscope.model;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.spec.ModelSpec;
import java.util.Arrays;

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
   * Gives the classifier the same images twice, and one of them alone.
   *
   * @param name what the error calls the model
   * @throws InvalidInputException if the logits of an image are not the same each time
   */
  public static void require(String name, Classifier classifier) {
    ImageBatch images = probes(classifier.spec());
    Logits together = classifier.logits(images);
    if (!Arrays.equals(together.values(), classifier.logits(images).values())) {
      throw notInInferenceMode(name, "the same images twice give different logits");
    }
    int size = images.shape().size();
    ImageBatch first = new ImageBatch(1, images.shape(), Arrays.copyOf(images.values(), size));
    if (differs(classifier.logits(first), together)) {
      throw notInInferenceMode(name, "an image's logits depend on the other images of its batch");
    }
  }

  private static boolean differs(Logits alone, Logits together) {
    float scale = 0;
    float difference = 0;
    for (int c = 0; c < alone.classes(); c++) {
      scale = Math.max(scale, Math.abs(together.get(0, c)));
      difference = Math.max(difference, Math.abs(alone.get(0, c) - together.get(0, c)));
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
