package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.lab.reproduce.measure.ClassDeviation;
import io.trojanscope.lab.reproduce.measure.TriggerEnergy;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What one way of asking a model gives.
 *
 * @param questions number of images
 * @param deviations of each class's mean image from the mean over the classes, backdoored model
 * @param count of images in the target's mean
 * @param backdoored energy of the target's deviation in the trigger's cells over that outside
 * @param clean the same of the clean model
 */
record QueryResult(
    String label,
    long questions,
    SortedMap<Integer, float[]> deviations,
    long count,
    OptionalDouble backdoored,
    OptionalDouble clean) {
  /** From the mean images of both models by class. */
  static QueryResult of(
      String label,
      long questions,
      SortedMap<Integer, float[]> backdooredMeans,
      SortedMap<Integer, float[]> cleanMeans,
      long count,
      int target,
      TriggerEnergy energy) {
    SortedMap<Integer, float[]> deviations = ClassDeviation.of(backdooredMeans);
    return new QueryResult(
        label,
        questions,
        deviations,
        count,
        energyOf(deviations.get(target), energy),
        energyOf(ClassDeviation.of(cleanMeans).get(target), energy));
  }

  private static OptionalDouble energyOf(float[] deviation, TriggerEnergy energy) {
    return deviation == null ? OptionalDouble.empty() : energy.ratio(deviation);
  }
}
