package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Searches the smallest trigger of each pair; the number of workers changes no bit. A search is not
 * made for a source without images, or whose images the model itself mostly misclassifies.
 */
final class PairMaskSearch implements PairSearch {
  private final List<MaskSearchConfig> starts;
  private final SourceImages sources;
  private final int firstImage;
  private final int atOnce;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  /**
   * @param starts configurations that differ in their seeds; at least one
   * @param firstImage of each class; the search uses this one and those that follow
   * @param atOnce how many searches share a batch, each from one start
   */
  PairMaskSearch(
      List<MaskSearchConfig> starts,
      SourceImages sources,
      int firstImage,
      int atOnce,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.starts = List.copyOf(starts);
    this.sources = sources;
    this.firstImage = firstImage;
    this.atOnce = atOnce;
    this.workers = workers;
    this.progress = progress;
  }

  @Override
  public List<MaskTrigger> search(
      List<ClassPair> pairs, DifferentiableClassifier model, String task) {
    List<List<ClassPair>> groups = groups(pairs);
    Set<Integer> known = known(pairs, model);
    List<MaskTrigger> found = new ArrayList<>(pairs.size());
    workers.forEach(
        groups.size(),
        i -> search(groups.get((int) i), known, model),
        triggers -> {
          found.addAll(triggers);
          progress.progress(task, found.size(), pairs.size());
        });
    return found;
  }

  /** Pairs of one source that follow each other, as many as share a batch. */
  private List<List<ClassPair>> groups(List<ClassPair> pairs) {
    int most = Math.max(1, atOnce / starts.size());
    List<List<ClassPair>> groups = new ArrayList<>();
    for (ClassPair pair : pairs) {
      List<ClassPair> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (last.isEmpty() || last.size() == most || last.get(0).source() != pair.source()) {
        last = new ArrayList<>();
        groups.add(last);
      }
      last.add(pair);
    }
    return groups;
  }

  /** The sources whose images the model knows. */
  private Set<Integer> known(List<ClassPair> pairs, DifferentiableClassifier model) {
    return pairs.stream()
        .map(ClassPair::source)
        .distinct()
        .filter(source -> sources.areKnown(model, source, firstImage, images()))
        .collect(Collectors.toSet());
  }

  private int images() {
    return starts.get(0).images();
  }

  /** Searches pairs of one source. */
  private List<MaskTrigger> search(
      List<ClassPair> pairs, Set<Integer> known, DifferentiableClassifier model) {
    int source = pairs.get(0).source();
    if (!known.contains(source)) {
      return notSearched(pairs);
    }
    float[] clean = sources.of(source, firstImage, images());
    List<MaskGoal> goals = pairs.stream().map(pair -> MaskGoal.into(pair.target())).toList();
    List<Long> numbers = pairs.stream().map(this::number).toList();
    List<List<SmallestTrigger>> found =
        parts().stream()
            .map(part -> new SmallestTriggerSearch(part, model).search(clean, goals, numbers))
            .toList();
    return IntStream.range(0, pairs.size())
        .mapToObj(
            i ->
                found.stream()
                    .map(triggers -> triggers.get(i))
                    .min(Comparator.comparingDouble(SmallestTrigger::size))
                    .map(smallest -> new MaskTrigger(pairs.get(i), smallest))
                    .orElseThrow())
        .toList();
  }

  /** The starts, as many as share a batch. */
  private List<List<MaskSearchConfig>> parts() {
    return IntStream.range(0, (starts.size() + atOnce - 1) / atOnce)
        .mapToObj(i -> starts.subList(i * atOnce, Math.min(starts.size(), (i + 1) * atOnce)))
        .toList();
  }

  private long number(ClassPair pair) {
    return (long) pair.source() * sources.images().classCount() + pair.target();
  }

  private List<MaskTrigger> notSearched(List<ClassPair> pairs) {
    SmallestTrigger none = SmallestTrigger.none(sources.images().shape());
    return pairs.stream().map(pair -> new MaskTrigger(pair, none)).toList();
  }
}
