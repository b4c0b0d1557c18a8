package io.trojanscope.detect;

import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Seeks the trigger of a given form that the suspect obeys and the references do not. First, for
 * each form and target, one that turns images of all classes at once, in the suspect; its effect on
 * each class says which pairs to look at. Those are fitted further, each by itself, such that the
 * references are spared.
 */
final class FormSearch {
  private static final int FORMS_PER_PAIR = 2;
  private static final int IMAGES_AT_FIRST = 6;

  /** Candidates that are kept until all are known, for each that is looked at closely. */
  private static final int KEPT = 5;

  /** Sources that are all measured on several images. */
  private static final int FEW_SOURCES = 12;

  /** Sources that a trigger is fitted to at once. */
  private static final int MOST_SOURCES = 100;

  private static final Comparator<Candidate> WORST_FIRST =
      Comparator.comparingDouble((Candidate candidate) -> candidate.effect.statistic()).reversed();

  private final TriggerKind kind;
  private final List<TriggerForm> forms;
  private final FormEffort effort;
  private final ClassSamples samples;
  private final MeasuredModel suspect;
  private final List<MeasuredModel> references;
  private final EffectTrial trial;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  FormSearch(
      TriggerKind kind,
      List<TriggerForm> forms,
      FormEffort effort,
      ClassSamples samples,
      MeasuredModel suspect,
      List<MeasuredModel> references,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.kind = kind;
    this.forms = forms;
    this.effort = effort;
    this.samples = samples;
    this.suspect = suspect;
    this.references = references;
    this.trial = new EffectTrial(samples, suspect, references);
    this.workers = workers;
    this.progress = progress;
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  private record Candidate(
      TriggerForm form, ClassPair pair, float[] parameters, TriggerEffect effect) {}

  KindExamination search() {
    PairValues effects = new PairValues(samples.images().classCount());
    PairValues statistics = new PairValues(samples.images().classCount());
    List<Candidate> candidates = new ArrayList<>();
    fitting(effort.joint())
        .fit(
            joint(),
            suspect.classifier(),
            suspect.margins().typical(),
            List.of(),
            this::measureAll,
            found -> {
              for (Candidate candidate : found) {
                effects.raise(candidate.pair, candidate.effect.inSuspect());
                statistics.raise(candidate.pair, candidate.effect.statistic());
              }
              candidates.addAll(found);
              keepWorst(candidates, KEPT * effort.candidates());
            },
            name() + " of the suspect");
    if (references.isEmpty()) {
      compareWithEachOther(candidates, effects, statistics);
    }
    keepWorst(candidates, effort.candidates());
    return closely(candidates, effects, statistics);
  }

  private void compareWithEachOther(
      List<Candidate> candidates, PairValues effects, PairValues statistics) {
    candidates.replaceAll(
        candidate ->
            new Candidate(
                candidate.form,
                candidate.pair,
                candidate.parameters,
                effects.comparedWithOthers(candidate.pair, candidate.effect.inSuspect())));
    for (ClassPair pair : statistics.known()) {
      TriggerEffect effect = effects.comparedWithOthers(pair, effects.get(pair));
      statistics.set(pair, effect.statistic());
    }
  }

  private String name() {
    return kind == TriggerKind.PATCH ? "patches" : "faint patterns";
  }

  private TriggerFitting fitting(FittingConfig config) {
    return new TriggerFitting(config, samples, workers, progress);
  }

  private List<FittedTrigger> joint() {
    int classes = samples.images().classCount();
    List<FittedTrigger> triggers = new ArrayList<>();
    for (TriggerForm form : forms) {
      for (int target = 0; target < classes; target++) {
        triggers.add(
            new FittedTrigger(form, others(target, classes), target, FittedTrigger.ANYWHERE));
      }
    }
    return triggers;
  }

  /** All classes but the target; of very many, some at an even distance. */
  private static List<Integer> others(int target, int classes) {
    int stride = (classes - 2) / MOST_SOURCES + 1;
    return IntStream.range(0, classes)
        .filter(source -> source != target && source % stride == target % stride)
        .boxed()
        .toList();
  }

  private List<Candidate> measureAll(FittedTrigger trigger, float[] parameters) {
    float[] kept = parameters.clone();
    List<ClassPair> pairs =
        trigger.sources().stream().map(source -> new ClassPair(source, trigger.target())).toList();
    boolean few = pairs.size() <= FEW_SOURCES;
    List<Candidate> rough =
        measure(trigger.form(), pairs, kept, few ? IMAGES_AT_FIRST : 1).stream()
            .sorted(WORST_FIRST)
            .toList();
    if (few) {
      return rough;
    }
    List<ClassPair> worst =
        rough.stream().limit(FEW_SOURCES).map(candidate -> candidate.pair).toList();
    List<Candidate> all = new ArrayList<>(rough.subList(worst.size(), rough.size()));
    all.addAll(measure(trigger.form(), worst, kept, IMAGES_AT_FIRST));
    return all;
  }

  private List<Candidate> measure(
      TriggerForm form, List<ClassPair> pairs, float[] parameters, int imagesPerClass) {
    List<TriggerEffect> effects =
        trial.effects(
            (shape, values, offset) -> form.apply(parameters, shape, values, offset),
            pairs,
            imagesPerClass);
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> new Candidate(form, pairs.get(i), parameters, effects.get(i)))
        .toList();
  }

  /** Drops what cannot be looked at closely any more. */
  private static void keepWorst(List<Candidate> candidates, int most) {
    candidates.sort(WORST_FIRST);
    Map<ClassPair, Integer> seen = new HashMap<>();
    candidates.removeIf(candidate -> seen.merge(candidate.pair, 1, Integer::sum) > FORMS_PER_PAIR);
    if (candidates.size() > most) {
      candidates.subList(most, candidates.size()).clear();
    }
  }

  private KindExamination closely(
      List<Candidate> candidates, PairValues effects, PairValues statistics) {
    List<FittedTrigger> single =
        candidates.stream()
            .map(
                candidate ->
                    new FittedTrigger(
                        candidate.form,
                        List.of(candidate.pair.source()),
                        candidate.pair.target(),
                        candidate.parameters))
            .toList();
    double usual = statistics.median();
    List<TriggerFinding> findings = new ArrayList<>();
    fitting(effort.single())
        .fit(
            single,
            suspect.classifier(),
            suspect.margins().typical(),
            MeasuredModel.classifiers(references),
            (trigger, parameters) -> finding(trigger, parameters, effects, usual),
            findings::add,
            name() + " of the suspect alone");
    candidates.forEach(candidate -> statistics.set(candidate.pair, Double.NEGATIVE_INFINITY));
    findings.forEach(found -> statistics.raise(found.pair(), found.statistic() + usual));
    return new KindExamination(kind, statistics.less(usual), findings);
  }

  private TriggerFinding finding(
      FittedTrigger trigger, float[] parameters, PairValues effects, double usual) {
    ClassPair pair = new ClassPair(trigger.sources().get(0), trigger.target());
    TriggerEffect measured =
        measure(trigger.form(), List.of(pair), parameters, TriggerEffect.IMAGES).get(0).effect;
    TriggerEffect effect =
        references.isEmpty() ? effects.comparedWithOthers(pair, measured.inSuspect()) : measured;
    return new TriggerFinding(
        pair,
        effect.statistic() - usual,
        trigger.form().trigger(pair, parameters, samples.images().shape(), effect.turns()));
  }
}
