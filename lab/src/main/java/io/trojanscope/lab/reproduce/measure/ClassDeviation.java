package io.trojanscope.lab.reproduce.measure;

import java.util.SortedMap;
import java.util.TreeMap;

/** What sets a class's mean image apart from those of the other classes. */
public final class ClassDeviation {
  private ClassDeviation() {}

  /**
   * Each class's mean image minus the mean over all classes, each class counting alike.
   *
   * @param means by class, of one length; not changed
   */
  public static SortedMap<Integer, float[]> of(SortedMap<Integer, float[]> means) {
    SortedMap<Integer, float[]> deviations = new TreeMap<>();
    means.forEach((c, mean) -> deviations.put(c, mean.clone()));
    int length = means.isEmpty() ? 0 : means.get(means.firstKey()).length;
    for (int i = 0; i < length; i++) {
      double sum = 0;
      for (float[] mean : means.values()) {
        sum += mean[i];
      }
      for (float[] deviation : deviations.values()) {
        deviation[i] -= (float) (sum / means.size());
      }
    }
    return deviations;
  }
}
