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
 * <p>Out of a class, nothing is searched where the model itself misclassifies most of the images.
 *
 * <p>The number of workers changes no bit.
 */
final class ClassMaskSearch implements NumberedSearch {
  private final List<MaskSearchConfig> starts;
  private final SourceImages sources;
  private final int firstImage;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  /**
   * @param starts configurations that differ in their seeds; at least one
   * @param firstImage of each class; the search uses this one and those that follow
   */
  ClassMaskSearch(
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

  /**
   * Searches some ways.
   *
   * @param ways for K classes, c from 0 to K - 1 is the way out of class c, and K + c the way into
   *     it
   */
  @Override
  public List<MaskTrigger> search(List<Integer> ways, DifferentiableClassifier model, String task) {
    int classes = sources.images().classCount();
    SmallestTriggerSearch search = new SmallestTriggerSearch(starts, model);
    List<MaskTrigger> found = new ArrayList<>(ways.size());
    workers.forEach(
        ways.size(),
        number -> {
          int way = ways.get((int) number);
          return way < classes ? outOf(way, search) : into(way - classes, search);
        },
        trigger -> {
          found.add(trigger);
          progress.progress(task, found.size(), ways.size());
        });
    return found;
  }

  private MaskTrigger outOf(int source, SmallestTriggerSearch search) {
    if (!sources.areKnown(search.model(), source, firstImage, search.images())) {
      return notSearched(source);
    }
    float[] clean = sources.of(source, firstImage, search.images());
    SmallestTrigger trigger = search.search(clean, MaskGoal.outOf(source), source);
    Logits logits = search.logits(trigger, clean);
    int[] counts = new int[logits.classes()];
    for (int i = 0; i < logits.count(); i++) {
      counts[logits.predicted(i)]++;
    }
    counts[source] = -1;
    return new MaskTrigger(new ClassPair(source, largest(counts)), trigger);
  }

  private MaskTrigger notSearched(int source) {
    return new MaskTrigger(
        new ClassPair(source, source == 0 ? 1 : 0), SmallestTrigger.none(sources.images().shape()));
  }

  private MaskTrigger into(int target, SmallestTriggerSearch search) {
    int classes = sources.images().classCount();
    MaskGoal goal = MaskGoal.into(target);
    float[] clean = sources.ofOthers(target, firstImage, search.images());
    SmallestTrigger trigger = search.search(clean, goal, (long) classes + target);
    int[] counts = new int[classes];
    for (int source = 0; source < classes; source++) {
      counts[source] =
          source == target || !sources.has(source)
              ? -1
              : goal.successes(
                  search.logits(trigger, sources.of(source, firstImage, search.images())));
    }
    return new MaskTrigger(new ClassPair(largest(counts), target), trigger);
  }

  private static int largest(int[] counts) {
    int most = Arrays.stream(counts).max().orElseThrow();
    return Arrays.stream(counts).boxed().toList().indexOf(most);
  }
}
