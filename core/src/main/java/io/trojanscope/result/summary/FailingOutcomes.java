package io.trojanscope.result.summary;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.EnumText;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The outcomes that fail a build. An error always does. */
public record FailingOutcomes(Set<Outcome> outcomes) {
  private static final List<Outcome> CHOICES =
      List.of(Outcome.BACKDOORED, Outcome.FINDING, Outcome.INCONCLUSIVE);

  /** All that may be chosen. */
  public static final FailingOutcomes ALL = new FailingOutcomes(EnumSet.copyOf(CHOICES));

  private static final List<Outcome> WORST_FIRST =
      List.of(Outcome.ERROR, Outcome.BACKDOORED, Outcome.FINDING, Outcome.INCONCLUSIVE);

  public FailingOutcomes {
    outcomes = Set.copyOf(outcomes);
  }

  /**
   * The outcome that a user chooses by its name in lower case.
   *
   * @throws InvalidInputException if it is none that may be chosen
   */
  public static Outcome choice(String name) {
    return CHOICES.stream()
        .filter(outcome -> EnumText.lower(outcome).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "expected %s, found '%s'"
                        .formatted(
                            CHOICES.stream().map(EnumText::lower).collect(Collectors.joining(", ")),
                            name)));
  }

  /** The exit code for what scans came to: that of the worst outcome that fails a build, else 0. */
  public int exitCode(Collection<Outcome> found) {
    return WORST_FIRST.stream()
        .filter(outcome -> outcome == Outcome.ERROR || outcomes.contains(outcome))
        .filter(found::contains)
        .findFirst()
        .map(Outcome::exitCode)
        .orElse(0);
  }
}
