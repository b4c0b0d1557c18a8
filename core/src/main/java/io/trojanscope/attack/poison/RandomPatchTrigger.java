package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.util.random.RandomGenerator;

/**
 * A pattern painted at a random place of each image, where it covers none of the object or, failing
 * that, the least of it (the paper's experiment II).
 */
public record RandomPatchTrigger(Bitmap pattern) implements Trigger {
  @Override
  public String spec() {
    return "random:" + pattern.name();
  }

  @Override
  public String identity() {
    return "random:" + pattern.identity();
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    if (pattern.height() > shape.height() || pattern.width() > shape.width()) {
      throw new InvalidInputException(
          String.format(
              "patch %s: expected an image of at least %d rows and %d columns, found %d and %d; use"
                  + " a smaller pattern or larger images",
              pattern.name(), pattern.height(), pattern.width(), shape.height(), shape.width()));
    }
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    ObjectCoverage object = new ObjectCoverage(image, shape);
    Place place = object.leastCovering(pattern.height(), pattern.width(), random);
    pattern.paint(image, shape, place.row(), place.column());
  }
}
