package io.trojanscope.screen;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The screening of labelled images by their features.
 *
 * @param scores one per image; the greater, the more suspicious
 * @param setApart whether an image is to be set apart
 * @param classes the result for each class, in the order of the classes
 * @param missed what could have been missed; empty if no class could be judged
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record DataScreening(
    double[] scores,
    boolean[] setApart,
    List<ClassScreening> classes,
    Optional<MissedPoisoning> missed) {
  public DataScreening {
    classes = List.copyOf(classes);
  }

  /**
   * Screens images.
   *
   * @param method that scores the images; which classes are suspicious does not depend on it
   * @param seed of the plantings that measure what could have been missed
   */
  public static DataScreening of(FeatureMatrix features, ScreeningMethod method, long seed) {
    return new Screener(features, method, seed).screen();
  }

  /**
   * Indices of the images, the most suspicious first: those of suspicious classes by their scores,
   * then all others by theirs; equals in their order.
   *
   * @param labels class of each image
   */
  public int[] ranking(int... labels) {
    boolean[] suspicious = new boolean[classes.size()];
    classes.forEach(c -> suspicious[c.classIndex()] = c.suspicious());
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(
            Comparator.<Integer, Boolean>comparing(i -> !suspicious[labels[i]])
                .thenComparing(i -> !setApart[i])
                .thenComparing(i -> scores[i], Comparator.reverseOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
