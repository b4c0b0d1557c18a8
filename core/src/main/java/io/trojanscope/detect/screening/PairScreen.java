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

/**
 * Every pair, for models of few classes. A trigger of one source shows in its pair; one of all
 * sources in all pairs of its target, in each only a little. So the statistic of a pair is the
 * larger of its {@link SizeContrast} and {@value #WEIGHT} times the mean contrast of its target:
 * the largest mean of clean models is about as many times smaller than their largest contrast.
 */
final class PairScreen implements MaskScreen {
  static final double WEIGHT = 3;

  private static final String TASK = "the trigger of the suspect";

  private final PairMaskSearch search;
  private final List<ClassPair> pairs;

  PairScreen(PairMaskSearch search, int classes) {
    this.search = search;
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
  public TriggerSearchResult compare(MeasuredMasks suspect, List<double[]> references) {
    double[] contrasts = SizeContrast.of(suspect.sizes(), references);
    double[] statistics =
        IntStream.range(0, contrasts.length)
            .mapToDouble(i -> Math.max(contrasts[i], WEIGHT * ofTarget(contrasts, i)))
            .map(statistic -> Math.max(0, statistic))
            .toArray();
    // Among the pairs of a target, that with the largest contrast comes first.
    List<TriggerFinding> findings =
        IntStream.range(0, contrasts.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -contrasts[i]))
            .map(i -> suspect.triggers().get(i).finding(statistics[i]))
            .toList();
    return new TriggerSearchResult(TriggerType.MASK, statistics, findings);
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
    MaskTrigger again = search.search(List.of(worst.pair()), suspect, TASK).get(0);
    findings.set(0, again.finding(worst.statistic()));
    return new TriggerSearchResult(found.type(), found.statistics(), findings);
  }
}
