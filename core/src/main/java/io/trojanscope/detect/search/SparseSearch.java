package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.TriggerInversion;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Searches the smallest trigger of each pair. All pairs are screened; the most suspicious ones are
 * contrasted with the references, the worst of them twice.
 */
final class SparseSearch {
  private final ClassSamples samples;
  private final ScanEffort effort;
  private final TriggerInversion screening;
  private final TriggerInversion contrast;
  private final TriggerInversion secondLook;
  private final SizeCache cache;
  private final IdentityHashMap<DifferentiableClassifier, Map<List<ClassPair>, TriggerSizes>>
      known = new IdentityHashMap<>();

  SparseSearch(
      ClassSamples samples,
      ScanEffort effort,
      OrderedWorkers workers,
      SizeCache cache,
      ProgressListener progress) {
    this.samples = samples;
    this.effort = effort;
    this.screening = new TriggerInversion(effort.screening(), workers, progress);
    this.contrast = new TriggerInversion(effort.contrast(), workers, progress);
    this.secondLook = new TriggerInversion(effort.secondLook(), workers, progress);
    this.cache = cache;
  }

  /**
   * Compares a model.
   *
   * @param pairs to search
   * @param references may be empty; then the pairs are compared with each other
   */
  TriggerSearchResult search(
      List<ClassPair> pairs,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    return measure(pairs, suspect, references).toTriggerSearchResult(suspect.spec().classCount());
  }

  private SparseSearchResult measure(
      List<ClassPair> pairs,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    PairScreening screened = screen(pairs, suspect, references);
    List<Integer> candidates = screened.candidates(effort.candidates());
    return new SparseSearchResult(
        screened,
        references.isEmpty()
            ? alone(screened, candidates, suspect)
            : compared(screened, candidates, suspect, references));
  }

  private List<SparseFinding> alone(
      PairScreening screened, List<Integer> candidates, DifferentiableClassifier suspect) {
    List<ClassPair> worst = candidates.stream().map(screened.pairs()::get).toList();
    List<CandidateTrigger> triggers =
        contrast.invert(worst, suspect, List.of(), samples, "triggers of the suspect");
    return IntStream.range(0, worst.size())
        .mapToObj(i -> finding(screened, candidates.get(i), List.of(), triggers.get(i)))
        .toList();
  }

  private List<SparseFinding> compared(
      PairScreening screened,
      List<Integer> candidates,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    List<SparseFinding> first =
        findings(
            screened, candidates, contrasts(contrast, screened, candidates, suspect, references));
    List<Integer> worst =
        first.stream().limit(effort.secondLooks()).map(SparseFinding::position).toList();
    List<List<PairContrast>> again = contrasts(secondLook, screened, worst, suspect, references);
    List<SparseFinding> findings = new ArrayList<>(first.subList(worst.size(), first.size()));
    for (int i = 0; i < worst.size(); i++) {
      List<PairContrast> before = first.get(i).contrasts();
      List<PairContrast> after = again.get(i);
      List<PairContrast> smallest =
          IntStream.range(0, before.size())
              .mapToObj(j -> before.get(j).smallest(after.get(j)))
              .toList();
      findings.add(finding(screened, worst.get(i), smallest));
    }
    return findings;
  }

  private List<List<PairContrast>> contrasts(
      TriggerInversion inversion,
      PairScreening screened,
      List<Integer> positions,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    return new PairContrasts(inversion, samples)
        .of(positions.stream().map(screened.pairs()::get).toList(), suspect, references);
  }

  /** Highest statistic first. */
  private static List<SparseFinding> findings(
      PairScreening screened, List<Integer> positions, List<List<PairContrast>> contrasts) {
    return IntStream.range(0, positions.size())
        .mapToObj(i -> finding(screened, positions.get(i), contrasts.get(i)))
        .sorted(Comparator.comparingDouble(SparseFinding::statistic).reversed())
        .toList();
  }

  private static SparseFinding finding(
      PairScreening screened, int position, List<PairContrast> contrasts) {
    CandidateTrigger smallest =
        contrasts.stream()
            .map(PairContrast::inSuspect)
            .min(CandidateTrigger.BEST_FIRST)
            .orElseThrow();
    return finding(screened, position, contrasts, smallest);
  }

  private static SparseFinding finding(
      PairScreening screened,
      int position,
      List<PairContrast> contrasts,
      CandidateTrigger trigger) {
    double[] inReference =
        contrasts.stream()
            .map(PairContrast::inReference)
            .filter(CandidateTrigger::converged)
            .mapToDouble(CandidateTrigger::size)
            .toArray();
    double inSuspect = trigger.converged() ? trigger.size() : Double.POSITIVE_INFINITY;
    return new SparseFinding(
        position,
        screened.pairs().get(position),
        -screened.ratio(position, inSuspect, inReference),
        contrasts,
        trigger);
  }

  private PairScreening screen(
      List<ClassPair> pairs,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    TriggerSizes own = sizes(pairs, suspect, "triggers of the suspect");
    List<TriggerSizes> others = new ArrayList<>();
    for (DifferentiableClassifier reference : references) {
      others.add(sizes(pairs, reference, "triggers of the reference"));
    }
    return others.isEmpty()
        ? PairScreening.withoutReferences(pairs, own, suspect.spec().classCount())
        : PairScreening.of(pairs, own, others);
  }

  /** Sizes in a model, computed once: a swapped search has the suspect as its reference. */
  private TriggerSizes sizes(List<ClassPair> pairs, DifferentiableClassifier model, String task) {
    return known
        .computeIfAbsent(model, m -> new HashMap<>())
        .computeIfAbsent(pairs, p -> seek(p, model, task));
  }

  private TriggerSizes seek(List<ClassPair> pairs, DifferentiableClassifier model, String task) {
    return cache.sizes(
        model,
        samples.key().equals(SizeCache.UNCACHED)
            ? SizeCache.UNCACHED
            : samples.key() + " " + effort.screening() + " " + pairs,
        pairs.size(),
        () ->
            new TriggerSizes(
                screening.invert(pairs, model, List.of(), samples, task).stream()
                    .map(CandidateTrigger::size)
                    .toList()));
  }
}
