package io.trojanscope.detect;

import io.trojanscope.image.ImageShape;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Compares models with references on the same images, for every kind of trigger. */
final class Examiner {
  /** Pairs that the smallest trigger is sought of: all those of 20 classes. */
  private static final int MOST_PAIRS = 380;

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
    KindExamination patches =
        search(TriggerKind.PATCH, effort.windows(shape), effort.patches(), measured, others);
    KindExamination faint =
        search(TriggerKind.FAINT, effort.faintPatterns(shape), effort.faint(), measured, others);
    KindExamination sparse =
        new SparseSearch(samples, effort, workers, cache, progress)
            .search(screened(patches, faint), suspect, references);
    return List.of(
        sparse, patches, faint, new BrightnessSearch(samples, measured, others).search());
  }

  /**
   * The pairs to seek the smallest trigger of: of very many those where another kind works best.
   */
  private List<ClassPair> screened(KindExamination patches, KindExamination faint) {
    List<ClassPair> pairs = TriggerSizes.pairs(samples.images().classCount());
    if (pairs.size() <= MOST_PAIRS) {
      return pairs;
    }
    return IntStream.range(0, pairs.size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                i -> -Math.max(patches.statistics()[i], faint.statistics()[i])))
        .limit(MOST_PAIRS)
        .sorted()
        .map(pairs::get)
        .toList();
  }

  private KindExamination search(
      TriggerKind kind,
      List<TriggerForm> forms,
      FormEffort formEffort,
      MeasuredModel suspect,
      List<MeasuredModel> references) {
    return new FormSearch(kind, forms, formEffort, samples, suspect, references, workers, progress)
        .search();
  }
}
