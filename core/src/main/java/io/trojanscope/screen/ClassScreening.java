package io.trojanscope.screen;

/**
 * What the screening says of a class.
 *
 * @param classIndex from 0
 * @param images how many images the class has
 * @param group images of the smaller one of the two groups that its features were cut into; 0 if
 *     the class has too few images to be judged
 * @param statistic of {@code SCAn}, at least 0: the logarithm of the likelihood ratio of two groups
 *     against one, times 2, per image
 * @param deviation distance of the statistic from the median over the classes, in 1.4826 times the
 *     median absolute deviation; 0 if there are too few classes
 * @param gap how far the groups lie apart: Ashman's D, at least 0
 * @param expected how many images of the class are expected to be poisoned: the group, if the class
 *     is suspicious, else 0
 * @param setApart how many images are set apart, at least {@code expected} of a suspicious class
 */
public record ClassScreening(
    int classIndex,
    int images,
    int group,
    double statistic,
    double deviation,
    double gap,
    int expected,
    int setApart) {
  /** A class with fewer images is not judged. */
  public static final int LEAST_IMAGES = 20;

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ClassScreening {
    boolean counts = group >= 0 && group <= images && expected >= 0 && expected <= group;
    boolean apart = setApart >= expected && setApart <= images;
    if (classIndex < 0 || !counts || !apart) {
      throw new IllegalArgumentException(
          "expected 0 <= expected <= group <= images and expected <= setApart <= images, found %d, %d, %d and %d"
              .formatted(expected, group, images, setApart));
    }
    if (!(statistic >= 0 && gap >= 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException(
          "expected a statistic and a gap of at least 0, found %s and %s"
              .formatted(statistic, gap));
    }
  }

  /** Whether images of the class look poisoned. */
  public boolean suspicious() {
    return expected > 0;
  }
}
