package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.TriggerForm;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Searches few pixels, patches, faint patterns and brightness. */
public final class TriggerSearch implements SuspectSearch {
  /** Most pairs whose smallest trigger is searched: all those of 20 classes. Chosen by hand. */
  private static final int MOST_PAIRS = 380;

  private final ClassSamples samples;
  private final ScanEffort effort;
  private final OrderedWorkers workers;
  private final SparseSearch smallest;
  private final ProgressListener progress;
  private final MeasuredModels measured;

  public TriggerSearch(
      ClassSamples samples,
      ScanEffort effort,
      OrderedWorkers workers,
      SizeCache cache,
      MeasuredModels measured,
      ProgressListener progress) {
    this.measured = measured;
    this.samples = samples;
    this.effort = effort;
    this.workers = workers;
    this.smallest = new SparseSearch(samples, effort, workers, cache, progress);
    this.progress = progress;
  }

  /** References may be empty; then the pairs are compared with each other. */
  @Override
  public List<TriggerSearchResult> search(
      DifferentiableClassifier suspect, List<DifferentiableClassifier> references) {
    MeasuredModel model = measured.of(suspect);
    List<MeasuredModel> others = references.stream().map(measured::of).toList();
    TriggerSearchResult patches = search(TriggerType.PATCH, model, others);
    TriggerSearchResult faint = search(TriggerType.FAINT, model, others);
    return List.of(
        sparse(screened(patches, faint), suspect, references),
        patches,
        faint,
        search(TriggerType.BRIGHTNESS, model, others));
  }

  @Override
  public TriggerSearchResult searchSwapped(
      TriggerType type, DifferentiableClassifier suspect, DifferentiableClassifier reference) {
    if (type != TriggerType.SPARSE) {
      return search(type, measured.of(reference), List.of(measured.of(suspect)));
    }
    List<ClassPair> pairs = TriggerSizes.pairs(samples.images().classCount());
    return sparse(
        pairs.subList(0, Math.min(MOST_PAIRS, pairs.size())), reference, List.of(suspect));
  }

  private TriggerSearchResult sparse(
      List<ClassPair> pairs,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    return smallest.search(pairs, suspect, references);
  }

  private TriggerSearchResult search(
      TriggerType type, MeasuredModel suspect, List<MeasuredModel> references) {
    ImageShape shape = samples.images().shape();
    return switch (type) {
      case PATCH -> search(type, effort.windows(shape), effort.patches(), suspect, references);
      case FAINT -> search(type, effort.faintPatterns(shape), effort.faint(), suspect, references);
      case BRIGHTNESS -> new BrightnessSearch(samples, suspect, references).search();
      case SPARSE, MASK, WAVE, WARP, TONE ->
          throw new IllegalArgumentException("expected another trigger type than " + type);
    };
  }

  /**
   * The pairs whose smallest trigger is searched; if there are very many, those where another
   * trigger type works best.
   */
  private List<ClassPair> screened(TriggerSearchResult patches, TriggerSearchResult faint) {
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

  private TriggerSearchResult search(
      TriggerType type,
      List<TriggerForm> forms,
      FormEffort formEffort,
      MeasuredModel suspect,
      List<MeasuredModel> references) {
    return new FormSearch(type, forms, formEffort, samples, suspect, references, workers, progress)
        .search();
  }
}
