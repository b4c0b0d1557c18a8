package io.trojanscope.attack.evasion;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Logits;

/**
 * Result of an attack on a batch of images.
 *
 * @param start the images before the attack
 * @param adversarial the images after it, in the same order, intensities in [0, 1]
 * @param logits of the adversarial images
 */
public record AdversarialExamples(ImageBatch start, ImageBatch adversarial, Logits logits) {
  public AdversarialExamples {
    if (adversarial.count() != start.count()
        || !adversarial.shape().equals(start.shape())
        || logits.count() != start.count()) {
      throw new IllegalArgumentException(
          "expected as many images and logits after the attack as before, and of one shape");
    }
  }

  /** The class that the model gives an adversarial image. */
  public int predicted(int image) {
    return logits.predicted(image);
  }
}
