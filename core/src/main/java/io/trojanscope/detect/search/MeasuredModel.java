package io.trojanscope.detect.search;

import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.List;

/** A model with its margins on clean images. */
public record MeasuredModel(DifferentiableClassifier classifier, CleanMargins margins) {
  public static MeasuredModel of(
      DifferentiableClassifier classifier, ClassSamples samples, OrderedWorkers workers) {
    return new MeasuredModel(classifier, CleanMargins.of(classifier, samples, workers));
  }

  static List<DifferentiableClassifier> classifiers(List<MeasuredModel> models) {
    return models.stream().map(MeasuredModel::classifier).toList();
  }
}
