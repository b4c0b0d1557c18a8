package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;

/** Searches the smallest trigger of one pair from several starting points, in parallel. */
public final class RestartedInversion {
  private final List<InversionConfig> starts;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  public RestartedInversion(
      List<InversionConfig> starts, OrderedWorkers workers, ProgressListener progress) {
    this.starts = List.copyOf(starts);
    this.workers = workers;
    this.progress = progress;
  }

  /** One trigger for each start, in their order; see {@link TriggerInversion}. */
  public List<CandidateTrigger> invert(
      ClassPair pair,
      DifferentiableClassifier victim,
      List<DifferentiableClassifier> spared,
      ClassSamples samples) {
    List<CandidateTrigger> found = new ArrayList<>();
    workers.<CandidateTrigger>forEach(
        starts.size(),
        start ->
            new TriggerInversion(starts.get((int) start), workers, progress)
                .invert(pair, victim, spared, samples),
        trigger -> {
          found.add(trigger);
          progress.progress("the trigger", found.size(), starts.size());
        });
    return found;
  }
}
