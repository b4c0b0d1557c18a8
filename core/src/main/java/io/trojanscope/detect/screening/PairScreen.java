package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every pair, for models of few classes. A trigger of one source shows in its pair; one of all
 * sources in all pairs of its target, in each only a little. So the statistic of a pair is the
 * larger of its own {@link SizeContrast} and {@value #WEIGHT} times the mean contrast of its
 * target.
 *
 * <p>The largest of many contrasts is large by chance, and a start misses some triggers. So the
 * {@value #LEADING} pairs with the largest contrasts are searched again in all models, with other
 * images and starts. Their own contrast is that of the smallest triggers of both searches. Other
 * pairs have the mean of their target alone.
 */
final class PairScreen implements MaskScreen {
  static final double WEIGHT = 2;
  static final int LEADING = 6;

  private static final String TASK = "the leading pairs once more";

  private final PairSearch search;
  private final PairSearch again;
  private final List<ClassPair> pairs;

  /**
   * @param again with other images and starts than {@code search}
   */
  PairScreen(PairSearch search, PairSearch again, int classes) {
    this.search = search;
    this.again = again;
    this.pairs = TriggerSizes.pairs(classes);
  }

  @Override
  public List<ClassPair> pairs() {
    return pairs;
  }

  @Override
  public List<MaskTrigger> search(DifferentiableClassifier model, String task) {
    return search.search(pairs, model, task);
  }

  @Override
  public TriggerSearchResult compare(ModelMasks suspect, List<ModelMasks> references) {
    SizeContrast contrast =
        new SizeContrast(
            suspect.masks().sizes(),
            references.stream().map(reference -> reference.masks().sizes()).toList());
    double[] first = contrast.all();
    List<Integer> order = largestFirst(IntStream.range(0, first.length).boxed().toList(), first);
    List<Integer> leading = order.subList(0, Math.min(LEADING, order.size()));
    List<MaskTrigger> triggers = new ArrayList<>(suspect.masks().triggers());
    double[] second = second(leading, suspect, references, contrast, triggers);
    double[] statistics = new double[first.length];
    for (int i = 0; i < statistics.length; i++) {
      double own = leading.contains(i) ? second[i] : 0;
      statistics[i] = Math.max(Math.max(0, own), WEIGHT * ofTarget(first, i));
    }
    // Findings of the same statistic keep this order: the pair comes first that stands out most.
    List<TriggerFinding> findings =
        Stream.concat(
                largestFirst(leading, second).stream(),
                order.subList(leading.size(), order.size()).stream())
            .map(i -> triggers.get(i).finding(statistics[i]))
            .toList();
    return new TriggerSearchResult(TriggerType.MASK, statistics, findings);
  }

  private static List<Integer> largestFirst(List<Integer> positions, double[] contrasts) {
    return positions.stream().sorted(Comparator.comparingDouble(i -> -contrasts[i])).toList();
  }

  /**
   * Searches pairs again.
   *
   * @param contrast of the first search
   * @param triggers of the suspect; smaller ones that are found now replace them
   * @return the contrasts of these pairs, at their positions; 0 elsewhere
   */
  private double[] second(
      List<Integer> positions,
      ModelMasks suspect,
      List<ModelMasks> references,
      SizeContrast contrast,
      List<MaskTrigger> triggers) {
    List<MaskTrigger> inSuspect = smallest(positions, suspect);
    List<List<MaskTrigger>> inReferences =
        references.stream().map(reference -> smallest(positions, reference)).toList();
    double[] contrasts = new double[triggers.size()];
    for (int k = 0; k < positions.size(); k++) {
      int number = k;
      triggers.set(positions.get(k), inSuspect.get(k));
      contrasts[positions.get(k)] =
          contrast.of(
              inSuspect.get(k).size(),
              inReferences.stream().mapToDouble(found -> found.get(number).size()).toArray());
    }
    return contrasts;
  }

  /** The smaller triggers of both searches. */
  private List<MaskTrigger> smallest(List<Integer> positions, ModelMasks model) {
    List<MaskTrigger> second =
        again.search(positions.stream().map(pairs::get).toList(), model.model(), TASK);
    return IntStream.range(0, positions.size())
        .mapToObj(
            k -> {
              MaskTrigger first = model.masks().triggers().get(positions.get(k));
              return second.get(k).size() < first.size() ? second.get(k) : first;
            })
        .toList();
  }

  private double ofTarget(double[] contrasts, int position) {
    int target = pairs.get(position).target();
    return IntStream.range(0, contrasts.length)
        .filter(i -> pairs.get(i).target() == target)
        .mapToDouble(i -> contrasts[i])
        .average()
        .orElseThrow();
  }

  /** A pair is what was searched; it is searched again if only its size was kept. */
  @Override
  public TriggerSearchResult named(
      TriggerSearchResult found,
      DifferentiableClassifier suspect,
      DifferentiableClassifier reference) {
    TriggerFinding worst = found.worst();
    if (worst.trigger().mask().length > 0) {
      return found;
    }
    List<TriggerFinding> findings = new ArrayList<>(found.findings());
    MaskTrigger trigger =
        search.search(List.of(worst.pair()), suspect, "the trigger of the suspect").get(0);
    findings.set(0, trigger.finding(worst.statistic()));
    return new TriggerSearchResult(found.type(), found.statistics(), findings);
  }
}
