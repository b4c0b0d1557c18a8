package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;

/** Searches the smallest trigger of each pair; the number of workers changes no bit. */
final class PairMaskSearch implements PairSearch {
  private final List<MaskSearchConfig> starts;
  private final SourceImages sources;
  private final int firstImage;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  /**
   * @param starts configurations that differ in their seeds; at least one
   * @param firstImage of each class; the search uses this one and those that follow
   */
  PairMaskSearch(
      List<MaskSearchConfig> starts,
      SourceImages sources,
      int firstImage,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.starts = List.copyOf(starts);
    this.sources = sources;
    this.firstImage = firstImage;
    this.workers = workers;
    this.progress = progress;
  }

  @Override
  public List<MaskTrigger> search(
      List<ClassPair> pairs, DifferentiableClassifier model, String task) {
    List<MaskTrigger> found = new ArrayList<>(pairs.size());
    workers.forEach(
        pairs.size(),
        i -> search(pairs.get((int) i), model),
        trigger -> {
          found.add(trigger);
          progress.progress(task, found.size(), pairs.size());
        });
    return found;
  }

  private MaskTrigger search(ClassPair pair, DifferentiableClassifier model) {
    RestartedSearch search = new RestartedSearch(starts, model);
    long number = (long) pair.source() * sources.images().classCount() + pair.target();
    return new MaskTrigger(
        pair,
        search.search(
            sources.of(pair.source(), firstImage, search.images()),
            MaskGoal.into(pair.target()),
            number));
  }
}
