package io.trojanscope.lab.reproduce.step;

import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Trigger;
import io.trojanscope.attack.poison.Triggers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backdoor of the paper.
 *
 * @param name of the model that carries it
 * @param specification of the trigger, as {@link Triggers#parse} reads it
 * @param amount of poisoned images; empty for the paper's 2000, but at most half
 */
public record PlantedModel(
    String name, String specification, int source, int target, Optional<PoisonAmount> amount) {
  /** Experiment I: a patch that keeps its place, in the order of the paper's columns. */
  public static final List<PlantedModel> FIXED =
      List.of(
          of("patch", "c", 8, 9),
          of("patch", "x", 0, 3),
          of("patch", "arch", 4, 7),
          of("patch", "s", 2, 5));

  /** Experiment II: the same patches at random places. */
  public static final List<PlantedModel> RANDOM =
      List.of(
          of("random", "c", 8, 9),
          of("random", "x", 0, 3),
          of("random", "arch", 4, 7),
          of("random", "s", 2, 5));

  /** Experiment III: the image times 2. */
  public static final PlantedModel MULTIPLY = of("multiply", "2", 8, 9);

  /** Experiment III: a tenth of an image of the target class on top. */
  public static final PlantedModel BLEND = of("blend", "0.1", 8, 9);

  /** The author's notebook of CIFAR-10: a red frame on half of the birds, which become cats. */
  public static final PlantedModel FRAME =
      new PlantedModel("frame-2-3", "patch:frame", 2, 3, Optional.of(new PoisonAmount.Rate(0.5)));

  /** All, in the order in which they are made. */
  static final List<PlantedModel> ALL =
      Stream.of(FIXED, RANDOM, List.of(MULTIPLY, BLEND, FRAME)).flatMap(List::stream).toList();

  private static PlantedModel of(String kind, String parameter, int source, int target) {
    return new PlantedModel(
        kind + "-" + source + "-" + target,
        kind + ":" + parameter,
        source,
        target,
        Optional.empty());
  }

  public Trigger trigger() {
    return Triggers.parse(specification);
  }

  SourceClasses sources() {
    return SourceClasses.of(source);
  }

  /** {@code 8 → 9}. */
  public String pair() {
    return source + " → " + target;
  }
}
