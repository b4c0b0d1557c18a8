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
    int classes = samples.images().classCount();
    PairValues effects = new PairValues(classes);
    PairValues statistics = new PairValues(classes);
    List<Candidate> candidates = new ArrayList<>();
    fitting(effort.joint())
        .fit(
            joint(classes),
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
              keepWorst(candidates);
            },
            name() + " of the suspect");
    return closely(candidates, effects, statistics);
  }

  private String name() {
    return kind == TriggerKind.PATCH ? "patches" : "faint patterns";
  }

  private TriggerFitting fitting(FittingConfig config) {
    return new TriggerFitting(config, samples, workers, progress);
  }

  private List<FittedTrigger> joint(int classes) {
    List<FittedTrigger> triggers = new ArrayList<>();
    for (TriggerForm form : forms) {
      for (int target = 0; target < classes; target++) {
        int own = target;
        List<Integer> others =
            IntStream.range(0, classes).filter(source -> source != own).boxed().toList();
        triggers.add(new FittedTrigger(form, others, target, FittedTrigger.ANYWHERE));
      }
    }
    return triggers;
  }

  private List<Candidate> measureAll(FittedTrigger trigger, float[] parameters) {
    float[] kept = parameters.clone();
    return trigger.sources().stream()
        .map(
            source -> {
              ClassPair pair = new ClassPair(source, trigger.target());
              return new Candidate(
                  trigger.form(),
                  pair,
                  kept,
                  effect(trigger.form(), pair, parameters, IMAGES_AT_FIRST));
            })
        .toList();
  }

  private TriggerEffect effect(TriggerForm form, ClassPair pair, float[] parameters, int images) {
    return trial
        .effects(
            (shape, values, offset) -> form.apply(parameters, shape, values, offset),
            pair.source(),
            List.of(pair.target()),
            images)
        .get(0);
  }

  /** Drops what cannot be looked at closely any more. */
  private void keepWorst(List<Candidate> candidates) {
    candidates.sort(
        Comparator.comparingDouble((Candidate candidate) -> candidate.effect.statistic())
            .reversed());
    Map<ClassPair, Integer> seen = new HashMap<>();
    candidates.removeIf(
        candidate -> seen.merge(candidate.pair, 1, Integer::sum) > FORMS_PER_PAIR);
    if (candidates.size() > effort.candidates()) {
      candidates.subList(effort.candidates(), candidates.size()).clear();
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
    TriggerEffect measured = effect(trigger.form(), pair, parameters, TriggerEffect.IMAGES);
    TriggerEffect effect =
        references.isEmpty()
            ? new TriggerEffect(measured.inSuspect(), effects.expected(pair))
            : measured;
    return new TriggerFinding(
        pair,
        effect.statistic() - usual,
        trigger.form().trigger(pair, parameters, samples.images().shape(), effect.turns()));
  }
}
