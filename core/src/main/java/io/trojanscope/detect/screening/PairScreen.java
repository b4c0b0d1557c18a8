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
 * Every pair, for models of few classes. A trigger of one source shows in its pair. A trigger of
 * all sources shows in all pairs of its target, but only a little in each. So the statistic of a
 * pair is the larger of its own {@link SizeContrast} and a weight times the mean contrast of its
 * target.
 *
 * <p>The pairs with the largest contrasts get a {@link SecondSearch}. Other pairs have the mean of
 * their target alone.
 */
final class PairScreen implements MaskScreen {
  private final PairSearch search;
  private final SecondSearch again;
  private final Config config;
  private final SizeLimits limits;
  private final List<ClassPair> pairs;

  /**
   * How contrasts become statistics.
   *
   * @param leadingPairs how many are searched again
   * @param targetWeight how many times the mean contrast of its target counts
   * @param isBoundByUsualSizes whether contrasts are bounded by the {@link UsualSizes} of the
   *     references
   */
  record Config(int leadingPairs, double targetWeight, boolean isBoundByUsualSizes) {}

  /**
   * @param again with other images and starts than {@code search}
   * @param limits of {@link SizeContrast}
   */
  PairScreen(PairSearch search, PairSearch again, Config config, SizeLimits limits, int classes) {
    this.search = search;
    this.config = config;
    this.limits = limits;
    this.pairs = TriggerSizes.pairs(classes);
    this.again =
        new SecondSearch(
            (numbers, model, task) ->
                again.search(numbers.stream().map(pairs::get).toList(), model, task));
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
            references.stream().map(reference -> reference.masks().sizes()).toList(),
            limits);
    double[] first = contrast.all();
    List<Integer> order = largestFirst(IntStream.range(0, first.length).boxed().toList(), first);
    List<Integer> leading = order.subList(0, Math.min(config.leadingPairs(), order.size()));
    List<MaskTrigger> triggers = new ArrayList<>(suspect.masks().triggers());
    double[] second =
        again.contrasts(
            leading, suspect, references, contrast, bound(references, contrast), triggers);
    double[] statistics = new double[first.length];
    for (int i = 0; i < statistics.length; i++) {
      double own = leading.contains(i) ? second[i] : 0;
      statistics[i] = Math.max(Math.max(0, own), config.targetWeight() * ofTarget(first, i));
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

  /** With many classes, a pair must not stand out only because the reference is unusual. */
  private SecondSearch.Bound bound(List<ModelMasks> references, SizeContrast contrast) {
    if (!config.isBoundByUsualSizes()) {
      return SecondSearch.Bound.NONE;
    }
    UsualSizes usual =
        new UsualSizes(
            pairs,
            IntStream.range(0, pairs.size())
                .mapToDouble(i -> contrast.logarithm(sizes(references, i)))
                .toArray());
    return (number, size) -> contrast.of(size, usual.logarithm(number));
  }

  private static double[] sizes(List<ModelMasks> models, int number) {
    return models.stream()
        .mapToDouble(model -> model.masks().triggers().get(number).size())
        .toArray();
  }

  private static List<Integer> largestFirst(List<Integer> positions, double[] contrasts) {
    return positions.stream().sorted(Comparator.comparingDouble(i -> -contrasts[i])).toList();
  }

  private double ofTarget(double[] contrasts, int position) {
    int target = pairs.get(position).target();
    return IntStream.range(0, contrasts.length)
        .filter(i -> pairs.get(i).target() == target)
        .mapToDouble(i -> contrasts[i])
        .average()
        .orElseThrow();
  }

  /** Names the pair itself, and searches it again if only its size was kept. */
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
