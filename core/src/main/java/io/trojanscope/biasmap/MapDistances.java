package io.trojanscope.biasmap;

import io.trojanscope.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Compares the bias maps of two models, such as a suspect and its clean reference. */
public final class MapDistances {
  private MapDistances() {}

  /**
   * Euclidean distance between two models' mean adversarial examples, for each class (Algorithm I)
   * or each pair of a source and a predicted class, equal ones included (Algorithm II): the paper's
   * figure 8.
   *
   * @return by source, then by predicted class
   * @throws InvalidInputException if the maps were made with different settings, image shapes or
   *     classes
   */
  public static List<MapDistance> between(BiasMaps first, BiasMaps second) {
    requireEqual("settings", first.config(), second.config());
    requireEqual("image shape", first.shape(), second.shape());
    requireEqual("classes", first.classNames(), second.classNames());
    List<MapDistance> distances = new ArrayList<>();
    for (OptionalInt source : sources(first)) {
      for (int predicted = 0; predicted < first.classNames().size(); predicted++) {
        distances.add(distance(source, predicted, first, second));
      }
    }
    return distances;
  }

  private static void requireEqual(String what, Object first, Object second) {
    if (!first.equals(second)) {
      throw new InvalidInputException(
          "bias maps: expected the same "
              + what
              + " for both models, found "
              + first
              + " and "
              + second
              + "; compute both maps with the same settings");
    }
  }

  private static List<OptionalInt> sources(BiasMaps maps) {
    return switch (maps.config().algorithm()) {
      case PER_CLASS -> List.of(OptionalInt.empty());
      case PER_PAIR ->
          IntStream.range(0, maps.classNames().size()).mapToObj(OptionalInt::of).toList();
    };
  }

  private static MapDistance distance(
      OptionalInt source, int predicted, BiasMaps first, BiasMaps second) {
    Optional<BiasMap> a = first.map(source, predicted);
    Optional<BiasMap> b = second.map(source, predicted);
    OptionalDouble distance =
        a.isPresent() && b.isPresent()
            ? OptionalDouble.of(
                euclidean(
                    a.get().adversarial().mean().values(), b.get().adversarial().mean().values()))
            : OptionalDouble.empty();
    return new MapDistance(source, predicted, distance);
  }

  private static double euclidean(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
