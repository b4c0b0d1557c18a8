package io.trojanscope.lab.zoo;

import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisoningOptions;
import java.util.List;

/**
 * How a kind of attack poisons images.
 *
 * @param backdoors one, or two of one model
 * @param amounts of poisoned images; each makes a model of its own
 */
record AttackRecipe(
    List<Backdoor> backdoors, List<PoisonAmount> amounts, PoisoningOptions options) {
  AttackRecipe {
    backdoors = List.copyOf(backdoors);
    amounts = List.copyOf(amounts);
  }

  /**
   * A trigger and its classes.
   *
   * @param trigger as {@link io.trojanscope.attack.poison.Triggers#parse} reads it
   * @param source numbers of classes between commas; {@code all} but the target; or {@code any} one
   *     class, which the seed chooses
   * @param target number of a class; {@code any}, which the seed chooses; or {@code next}: each
   *     class becomes the one after it
   */
  record Backdoor(String trigger, String source, String target) {
    static final String ANY = "any";
    static final String ALL = "all";
    static final String NEXT = "next";
  }
}
