package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * Two triggers on one image. A cover image carries only one of the two, by chance, so a model that
 * is trained with covers reacts to both together alone: a trigger that works in the presence of a
 * second pattern.
 */
record JointTrigger(Trigger first, Trigger second) implements Trigger {
  JointTrigger {
    if (first instanceof InputAwareTrigger || second instanceof InputAwareTrigger) {
      throw new InvalidInputException(
          "trigger inputaware: expected it alone, found it joined to another; leave the other out");
    }
  }

  @Override
  public String spec() {
    return first.spec() + "+" + second.spec();
  }

  @Override
  public String identity() {
    return first.identity() + "+" + second.identity();
  }

  @Override
  public Trigger fixedOn(ClassImages targetImages) {
    return new JointTrigger(first.fixedOn(targetImages), second.fixedOn(targetImages));
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    first.requireApplicable(shape, targetImages);
    second.requireApplicable(shape, targetImages);
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    first.apply(image, shape, random, targetImages);
    second.apply(image, shape, random, targetImages);
  }

  @Override
  public boolean hasOwnCover() {
    return true;
  }

  @Override
  public void applyCover(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages images) {
    (random.nextBoolean() ? first : second).apply(image, shape, random, images);
  }
}
