package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.lab.reproduce.measure.Curves;
import java.util.OptionalDouble;

/** How far the target's distance stands above those of the classes that an attack leaves alone. */
final class Prominence {
  private Prominence() {}

  /** The target's distance over the median of the unaffected classes'. */
  static OptionalDouble ofTarget(Comparison comparison) {
    OptionalDouble target = Curves.distance(comparison.ranking(), comparison.planted().target());
    OptionalDouble others = Curves.medianOfOthers(comparison.ranking(), comparison.affected());
    return target.isEmpty() || others.isEmpty() || others.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(target.getAsDouble() / others.getAsDouble());
  }
}
