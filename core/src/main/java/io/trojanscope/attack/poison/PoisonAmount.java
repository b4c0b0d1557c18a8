package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;

/** How many of the available images are poisoned: a number or a share. */
public sealed interface PoisonAmount {
  /**
   * Number of images.
   *
   * @param setting name of the setting that says the amount, for the error if there are too few
   *     images
   * @param which images are available, in words
   */
  int of(int available, String setting, String which);

  /** As a setting of an artefact. */
  String spec();

  /**
   * A number of images, of all classes together.
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
    public int of(int available, String setting, String which) {
      if (images > available) {
        throw new InvalidInputException(
            "%s: expected at most the %d images of %s, found %d; lower it or give a rate"
                .formatted(setting, available, which, images));
      }
      return images;
    }

    @Override
    public String spec() {
      return "count " + images;
    }
  }

  /**
   * A share of the images of those classes (not of the whole data set), rounded to the nearest
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
    public int of(int available, String setting, String which) {
      return Math.max(1, Math.toIntExact(Math.round(share * available)));
    }

    @Override
    public String spec() {
      return "rate " + share;
    }
  }
}
