package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;

/** How many images of the source classes are poisoned. */
public sealed interface PoisonAmount {
  /** Number of images. */
  int of(int available);

  /** As a setting of an artefact. */
  String spec();

  /**
   * A number of images, of all source classes together.
   *
   * @param images at least 1
   */
  record Count(int images) implements PoisonAmount {
    public Count {
      if (images < 1) {
        throw new InvalidInputException("count: expected at least 1 image, found " + images);
      }
    }

    @Override
    public int of(int available) {
      if (images > available) {
        throw new InvalidInputException(
            "count: expected at most the "
                + available
                + " images of the source classes, found "
                + images
                + "; lower it or give a rate");
      }
      return images;
    }

    @Override
    public String spec() {
      return "count " + images;
    }
  }

  /**
   * A share of the images of the source classes (not of the whole data set), rounded to the nearest
   * number of images, at least one.
   *
   * @param share in (0, 1]
   */
  record Rate(double share) implements PoisonAmount {
    public Rate {
      if (!(share > 0 && share <= 1)) {
        throw new InvalidInputException("rate: expected a number in (0, 1], found " + share);
      }
    }

    @Override
    public int of(int available) {
      return Math.max(1, Math.toIntExact(Math.round(share * available)));
    }

    @Override
    public String spec() {
      return "rate " + share;
    }
  }
}
