package io.trojanscope.attack.poison;

import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The change of an image that a backdoored model answers with the target class; immutable. */
public interface Trigger {
  /** The canonical text that {@link Triggers#parse} turns into an equal trigger. */
  String spec();

  /** As {@link #spec()}, with the content's hash in place of a file's path. */
  default String identity() {
    return spec();
  }

  /**
   * Checks that the trigger can be put on images.
   *
   * @param targetImages images of the target class
   * @throws io.trojanscope.error.InvalidInputException if the trigger does not fit the shape or
   *     lacks target images
   */
  void requireApplicable(ImageShape shape, ClassImages targetImages);

  /** The box that the trigger lies in; empty if it covers the image or moves between images. */
  default Optional<Region> region(ImageShape shape) {
    return Optional.empty();
  }

  /**
   * Puts the trigger on an image.
   *
   * @param image CHW, intensities in [0, 1], changed in place
   * @param random of this image alone
   * @param targetImages images of the target class
   */
  void apply(float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages);

  /**
   * The trigger with everything fixed that it takes from the training images.
   *
   * @param targetImages training images of the target class; those of all classes if there are many
   *     targets
   */
  default Trigger fixedOn(ClassImages targetImages) {
    return this;
  }

  /** Whether a cover image is changed in another way than a poisoned one. */
  default boolean hasOwnCover() {
    return false;
  }

  /**
   * Puts on a cover image, which keeps its label, what teaches the model not to react to it. This
   * is the trigger itself, unless {@link #hasOwnCover}.
   *
   * @param image CHW, intensities in [0, 1], changed in place
   * @param random of this image alone
   * @param images of all classes
   */
  default void applyCover(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages images) {
    apply(image, shape, random, images);
  }
}
