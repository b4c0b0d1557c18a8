package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A pattern of its own for each image, made by a generator that is trained together with the model:
 * {@code clip(x + amplitude g(x))}. A cover image x carries the pattern of another image y. After
 * Nguyen and Tran, "Input-Aware Dynamic Backdoor Attack", 2020. There a mask of a few pixels limits
 * the pattern; here its amplitude does.
 *
 * @param amplitude largest change of an intensity, in (0, 1]
 * @param generator from one image to C x H x W "logits" in [-1, 1]; empty until it is trained
 */
public record InputAwareTrigger(float amplitude, Optional<Classifier> generator)
    implements Trigger {
  /**
   * @throws InvalidInputException if the amplitude is out of range
   */
  public InputAwareTrigger {
    if (!(amplitude > 0 && amplitude <= 1)) {
      throw new InvalidInputException(
          "trigger inputaware: expected an amplitude in (0, 1], found " + amplitude);
    }
  }

  InputAwareTrigger(float amplitude) {
    this(amplitude, Optional.empty());
  }

  @Override
  public String spec() {
    return "inputaware:" + PlainDecimal.shortest(amplitude);
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {}

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    add(pattern(image.clone(), shape), image);
  }

  @Override
  public boolean hasOwnCover() {
    return true;
  }

  @Override
  public void applyCover(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages images) {
    add(pattern(images.randomImage(random), shape), image);
  }

  private float[] pattern(float[] image, ImageShape shape) {
    Classifier trained =
        generator.orElseThrow(
            () -> new IllegalStateException("expected a trained generator, found none"));
    return trained.logits(new ImageBatch(1, shape, image)).values();
  }

  private void add(float[] pattern, float[] image) {
    for (int i = 0; i < image.length; i++) {
      image[i] = Intensity.clip((double) image[i] + (double) amplitude * pattern[i]);
    }
  }
}
