package io.trojanscope.lab.benchmark.measure;

import io.trojanscope.image.Region;
import java.util.List;
import java.util.Optional;

/**
 * A planted backdoor.
 *
 * @param trigger its text, such as {@code patch:c}
 * @param sources classes that it steals from, ascending; empty for all but the target
 * @param target class that it gives to
 * @param poisonedImages training images that carried the trigger
 * @param successRate share of triggered test images that become the target, in [0, 1]
 * @param box where the trigger sits; empty if it covers the image or moves
 */
public record KnownBackdoor(
    String trigger,
    List<Integer> sources,
    int target,
    int poisonedImages,
    double successRate,
    Optional<Region> box) {
  /** Above this success rate the attack counts as one. */
  public static final double WORKS_ABOVE = 0.5;

  public KnownBackdoor {
    sources = List.copyOf(sources);
  }

  /** The trigger's kind, such as {@code patch}. */
  public String kind() {
    return trigger.substring(0, trigger.indexOf(':'));
  }

  /** Whether more than half of the triggered images become the target. */
  public boolean works() {
    return successRate > WORKS_ABOVE;
  }

  /** Whether it steals from one class only. */
  public boolean singleSource() {
    return sources.size() == 1;
  }
}
