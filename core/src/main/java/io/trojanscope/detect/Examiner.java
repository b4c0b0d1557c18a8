package io.trojanscope.detect;

import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Compares models with references on the same images: screening, then contrast. */
final class Examiner {
  private final ClassSamples samples;
  private final ScanEffort effort;
  private final TriggerInversion screening;
  private final TriggerInversion contrast;
  private final SizeCache cache;

  Examiner(
      ClassSamples samples,
      ScanEffort effort,
      OrderedWorkers workers,
      SizeCache cache,
      ProgressListener progress) {
    this.samples = samples;
    this.effort = effort;
    this.screening = new TriggerInversion(effort.screening(), workers, progress);
    this.contrast = new TriggerInversion(effort.contrast(), workers, progress);
    this.cache = cache;
  }

  /**
   * Compares a model.
   *
   * @param references may be empty; then the pairs are compared with each other
   */
  Examination examine(DifferentiableClassifier suspect, List<DifferentiableClassifier> references) {
    List<ClassPair> pairs = TriggerSizes.pairs(suspect.spec().classCount());
    PairScreening screened = screen(pairs, suspect, references);
    List<Integer> candidates = screened.candidates(effort.candidates());
    List<ClassPair> worst = candidates.stream().map(pairs::get).toList();
    return new Examination(
        screened,
        references.isEmpty()
            ? alone(screened, candidates, worst, suspect)
            : compared(screened, candidates, worst, suspect, references));
  }

  private List<PairFinding> alone(
      PairScreening screened,
      List<Integer> candidates,
      List<ClassPair> worst,
      DifferentiableClassifier suspect) {
    List<InvertedTrigger> triggers =
        contrast.invert(worst, suspect, List.of(), samples, "triggers of the suspect");
    return IntStream.range(0, worst.size())
        .mapToObj(i -> finding(screened, candidates.get(i), List.of(), triggers.get(i)))
        .toList();
  }

  private List<PairFinding> compared(
      PairScreening screened,
      List<Integer> candidates,
      List<ClassPair> worst,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    List<List<PairContrast>> contrasts =
        new PairContrasts(contrast, samples).of(worst, suspect, references);
    List<PairFinding> findings = new ArrayList<>();
    for (int i = 0; i < worst.size(); i++) {
      InvertedTrigger smallest =
          contrasts.get(i).stream()
              .map(PairContrast::inSuspect)
              .min(Comparator.comparingDouble(InvertedTrigger::size))
              .orElseThrow();
      findings.add(finding(screened, candidates.get(i), contrasts.get(i), smallest));
    }
    return findings;
  }

  private static PairFinding finding(
      PairScreening screened, int position, List<PairContrast> contrasts, InvertedTrigger trigger) {
    double[] inReference =
        contrasts.stream().mapToDouble(contrast -> contrast.inReference().size()).toArray();
    return new PairFinding(
        position,
        screened.pairs().get(position),
        -screened.ratio(position, trigger.size(), inReference),
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
        ? PairScreening.alone(pairs, own, suspect.spec().classCount())
        : PairScreening.of(pairs, own, others);
  }

  private TriggerSizes sizes(List<ClassPair> pairs, DifferentiableClassifier model, String task) {
    return cache.sizes(
        model,
        samples.key().equals(SizeCache.UNCACHED)
            ? SizeCache.UNCACHED
            : samples.key() + " " + effort.screening(),
        () ->
            new TriggerSizes(
                screening.invert(pairs, model, List.of(), samples, task).stream()
                    .map(InvertedTrigger::size)
                    .toList()));
  }
}
