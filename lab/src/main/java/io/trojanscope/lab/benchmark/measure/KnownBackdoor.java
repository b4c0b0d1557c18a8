package io.trojanscope.lab.benchmark.measure;

import io.trojanscope.image.Region;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A planted backdoor.
 *
 * @param trigger its text, such as {@code patch:c}; of a model from elsewhere, its kind
 * @param sources classes whose images the trigger affects, ascending; empty for all but the target
 * @param target class that they are classified as; empty if each becomes the next class
 * @param successRate share of triggered test images that become the target, in [0, 1]; empty if
 *     nobody says it
 * @param box where the trigger sits; empty if it covers the image, moves, or is unknown
 */
public record KnownBackdoor(
    String trigger,
    List<Integer> sources,
    OptionalInt target,
    OptionalDouble successRate,
    Optional<Region> box) {
  /** Above this success rate the attack counts as one. */
  public static final double WORKS_ABOVE = 0.5;

  public KnownBackdoor {
    sources = List.copyOf(sources);
  }

  /** Whether more than half of the triggered images become the target, as far as is known. */
  public boolean works() {
    return successRate.orElse(1) > WORKS_ABOVE;
  }

  /** Whether its trigger affects one class only. */
  public boolean singleSource() {
    return sources.size() == 1;
  }

  /** Whether a class is one that its trigger leads to. */
  boolean leadsTo(OptionalInt found) {
    return found.isPresent() && (target.isEmpty() || target.equals(found));
  }
}
