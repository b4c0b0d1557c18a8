package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches the smallest trigger out of each class and into each class. That takes 2 K searches for
 * K classes, where the pairs take K (K - 1). A trigger of one source shows in the way out of it, if
 * no other class is as near, and a trigger of all sources in the way into its target.
 *
 * <p>The number of workers changes no bit.
 */
final class ClassMaskSearch {
  private final List<MaskSearchConfig> starts;
  private final SourceImages sources;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  /**
   * @param starts configurations that differ in their seeds; at least one
   */
  ClassMaskSearch(
      List<MaskSearchConfig> starts,
      SourceImages sources,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.starts = List.copyOf(starts);
    this.sources = sources;
    this.workers = workers;
    this.progress = progress;
  }

  /** The triggers out of each class, then those into each class. */
  List<MaskTrigger> search(DifferentiableClassifier model, String task) {
    int classes = sources.images().classCount();
    RestartedSearch search = new RestartedSearch(starts, model);
    List<MaskTrigger> found = new ArrayList<>(2 * classes);
    workers.forEach(
        2L * classes,
        number ->
            number < classes ? outOf((int) number, search) : into((int) number - classes, search),
        trigger -> {
          found.add(trigger);
          progress.progress(task, found.size(), 2L * classes);
        });
    return found;
  }

  private MaskTrigger outOf(int source, RestartedSearch search) {
    float[] clean = sources.of(source, search.images());
    SmallestTrigger trigger = search.search(clean, MaskGoal.outOf(source), source);
    Logits logits = search.logits(trigger, clean);
    int[] counts = new int[logits.classes()];
    for (int i = 0; i < logits.count(); i++) {
      counts[logits.predicted(i)]++;
    }
    counts[source] = -1;
    return new MaskTrigger(new ClassPair(source, largest(counts)), trigger);
  }

  private MaskTrigger into(int target, RestartedSearch search) {
    int classes = sources.images().classCount();
    MaskGoal goal = MaskGoal.into(target);
    SmallestTrigger trigger =
        search.search(sources.ofOthers(target, search.images()), goal, (long) classes + target);
    int[] counts = new int[classes];
    for (int source = 0; source < classes; source++) {
      counts[source] =
          source == target
              ? -1
              : goal.successes(search.logits(trigger, sources.of(source, search.images())));
    }
    return new MaskTrigger(new ClassPair(largest(counts), target), trigger);
  }

  private static int largest(int[] counts) {
    int most = Arrays.stream(counts).max().orElseThrow();
    return Arrays.stream(counts).boxed().toList().indexOf(most);
  }
}
