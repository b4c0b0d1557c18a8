package io.trojanscope.screen;

import java.util.List;
import java.util.Optional;

/**
 * What the screening could have missed, measured on the features of the screened images themselves:
 * a share of the images of a class is moved in a random direction by a fixed distance, and the rule
 * is applied again.
 *
 * @param distance how far the images are moved, in standard deviations of the other classes
 * @param trials one per share, ascending
 */
public record MissedPoisoning(double distance, List<Trial> trials) {
  private static final double POWER = 0.95;

  public MissedPoisoning {
    trials = List.copyOf(trials);
  }

  /**
   * Plantings of one size.
   *
   * @param share of the images of the class, above 0 and below 1
   * @param planted how often
   * @param found how often the class was suspicious afterwards
   */
  public record Trial(double share, int planted, int found) {
    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Trial {
      if (!(share > 0 && share < 1) || planted < 1 || found < 0 || found > planted) {
        throw new IllegalArgumentException(
            "expected a share in (0, 1) and 0 <= found <= planted, found %s, %d and %d"
                .formatted(share, found, planted));
      }
    }
  }

  /** The smallest share from which on at least 95 % of the plantings were found. */
  public Optional<Double> smallestFound() {
    Optional<Double> smallest = Optional.empty();
    for (int i = trials.size() - 1; i >= 0; i--) {
      if (trials.get(i).found() < POWER * trials.get(i).planted()) {
        break;
      }
      smallest = Optional.of(trials.get(i).share());
    }
    return smallest;
  }
}
