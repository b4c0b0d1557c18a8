package io.trojanscope.detect.search;

import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.IdentityHashMap;

/** The clean margins of models; those of a model are measured when it is first asked for. */
public final class MeasuredModels {
  private final ClassSamples samples;
  private final OrderedWorkers workers;
  private final IdentityHashMap<DifferentiableClassifier, MeasuredModel> measured =
      new IdentityHashMap<>();

  public MeasuredModels(ClassSamples samples, OrderedWorkers workers) {
    this.samples = samples;
    this.workers = workers;
  }

  /** The model with its clean margins. */
  public MeasuredModel of(DifferentiableClassifier model) {
    return measured.computeIfAbsent(model, m -> MeasuredModel.of(m, samples, workers));
  }
}
