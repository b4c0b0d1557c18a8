package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Size of the smallest trigger found in one model, for some pairs of its classes in a given order.
 *
 * @param sizes L1 norms of the masks, in pixels
 */
public record TriggerSizes(List<Double> sizes) {
  public TriggerSizes {
    sizes = List.copyOf(sizes);
  }

  /** Every ordered pair of different classes, by source, then by target. */
  public static List<ClassPair> pairs(int classes) {
    return IntStream.range(0, classes * classes)
        .filter(i -> i / classes != i % classes)
        .mapToObj(i -> new ClassPair(i / classes, i % classes))
        .toList();
  }
}
