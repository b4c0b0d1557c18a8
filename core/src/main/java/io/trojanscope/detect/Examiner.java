package io.trojanscope.detect;

import io.trojanscope.image.ImageShape;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.List;

/** Compares models with references on the same images, for every kind of trigger. */
final class Examiner {
  private final ClassSamples samples;
  private final ScanEffort effort;
  private final OrderedWorkers workers;
  private final SizeCache cache;
  private final ProgressListener progress;

  Examiner(
      ClassSamples samples,
      ScanEffort effort,
      OrderedWorkers workers,
      SizeCache cache,
      ProgressListener progress) {
    this.samples = samples;
    this.effort = effort;
    this.workers = workers;
    this.cache = cache;
    this.progress = progress;
  }

  /**
   * Compares a model.
   *
   * @param references may be empty; then the pairs are compared with each other
   * @return one per kind of trigger, in their order
   */
  List<KindExamination> examine(
      DifferentiableClassifier suspect, List<DifferentiableClassifier> references) {
    MeasuredModel measured = MeasuredModel.of(suspect, samples, workers);
    List<MeasuredModel> others =
        references.stream().map(model -> MeasuredModel.of(model, samples, workers)).toList();
    ImageShape shape = samples.images().shape();
    return List.of(
        new SparseSearch(samples, effort, workers, cache, progress).search(suspect, references),
        search(TriggerKind.PATCH, effort.windows(shape), effort.patches(), measured, others),
        search(TriggerKind.FAINT, effort.faintPatterns(shape), effort.faint(), measured, others),
        new BrightnessSearch(samples, measured, others).search());
  }

  private KindExamination search(
      TriggerKind kind,
      List<TriggerForm> forms,
      FormEffort formEffort,
      MeasuredModel suspect,
      List<MeasuredModel> references) {
    return new FormSearch(
            kind, forms, formEffort, samples, suspect, references, workers, progress)
        .search();
  }
}
