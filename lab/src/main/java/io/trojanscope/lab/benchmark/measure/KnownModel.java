package io.trojanscope.lab.benchmark.measure;

import java.util.Optional;

/**
 * A model of which it is known whether it carries a backdoor.
 *
 * @param description how it was made, in few words
 * @param fineTuned whether it was fine-tuned from the reference; else it was trained from scratch
 * @param accuracy share of the clean test images classified rightly, in [0, 1]
 * @param backdoor empty for a clean model
 */
public record KnownModel(
    String name,
    String description,
    boolean fineTuned,
    double accuracy,
    Optional<KnownBackdoor> backdoor) {
  /** Whether it carries no backdoor, not even one that fails. */
  public boolean clean() {
    return backdoor.isEmpty();
  }

  /** Whether it carries a backdoor that works. */
  public boolean attacked() {
    return backdoor.filter(KnownBackdoor::works).isPresent();
  }
}
