package io.trojanscope.biasmap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What an attack leads away from and what it aims at; ordered by source, then by target, an empty
 * one first.
 *
 * @param source the class led away from (Algorithm II); empty for Algorithm I
 * @param target the class aimed at; empty for an untargeted attack
 */
public record AttackKind(OptionalInt source, OptionalInt target) implements Comparable<AttackKind> {
  private static final Comparator<AttackKind> ORDER =
      Comparator.comparingInt((AttackKind kind) -> kind.source.orElse(-1))
          .thenComparingInt(kind -> kind.target.orElse(-1));

  /** The kinds of attack that a configuration asks for, in their order. */
  static List<AttackKind> all(BiasMapConfig config, int classes) {
    List<AttackKind> kinds = new ArrayList<>();
    boolean perPair = config.algorithm() == Algorithm.PER_PAIR;
    for (OptionalInt source : classesOrNone(perPair, classes)) {
      for (OptionalInt target : classesOrNone(config.targeted(), classes)) {
        if (source.isEmpty() || !source.equals(target)) {
          kinds.add(new AttackKind(source, target));
        }
      }
    }
    return kinds;
  }

  private static List<OptionalInt> classesOrNone(boolean each, int classes) {
    return each
        ? IntStream.range(0, classes).mapToObj(OptionalInt::of).toList()
        : List.of(OptionalInt.empty());
  }

  @Override
  public int compareTo(AttackKind other) {
    return ORDER.compare(this, other);
  }
}
