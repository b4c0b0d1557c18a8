package io.trojanscope.lab.benchmark.measure;

import io.trojanscope.text.EnumText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model of which it is known whether it carries a backdoor.
 *
 * @param kind of clean or backdoored model, as the recipe or the list calls it
 * @param network its architecture; empty if it is unknown
 * @param description how it was made, in few words
 * @param accuracy share of the clean test images classified correctly, in [0, 1]; empty if it was
 *     not measured
 * @param backdoors empty for a clean model
 */
public record KnownModel(
    String name,
    String kind,
    Optional<String> network,
    String description,
    Origin origin,
    OptionalDouble accuracy,
    List<KnownBackdoor> backdoors) {
  /** Where its weights come from. */
  public enum Origin {
    /** Trained from random weights. */
    FROM_SCRATCH,
    /** Trained from the weights of a clean model. */
    FINE_TUNED,
    /** Made by somebody else. */
    ELSEWHERE;

    String text() {
      return EnumText.words(this);
    }
  }

  public KnownModel {
    backdoors = List.copyOf(backdoors);
  }

  /** Whether it carries no backdoor, not even one that fails. */
  public boolean clean() {
    return backdoors.isEmpty();
  }

  /** Whether it carries a backdoor that works. */
  public boolean attacked() {
    return backdoors.stream().anyMatch(KnownBackdoor::works);
  }

  /** Whether it carries one backdoor, whose trigger affects one class only. */
  public boolean singleSource() {
    return backdoors.size() == 1 && backdoors.get(0).singleSource();
  }

  /** Whether it is known where a trigger sits. */
  boolean hasBox() {
    return backdoors.stream().anyMatch(backdoor -> backdoor.box().isPresent());
  }
}
