package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.FittedTrigger;
import io.trojanscope.detect.inversion.FittingConfig;
import io.trojanscope.detect.inversion.TriggerFitting;
import io.trojanscope.detect.inversion.TriggerForm;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches a trigger of given forms that works in the suspect and not in the references. First one
 * trigger is fitted for each form and target to the images of all classes at once, in the suspect;
 * its effect on each class tells which pairs are suspicious. Then the triggers of those pairs are
 * fitted further, each separately, so that the references keep their prediction.
 */
final class FormSearch {
  /** Images per class that a trigger for all classes is measured on. Chosen by hand. */
  private static final int IMAGES_AT_FIRST = 6;

  /** Most sources that are all measured on several images. Chosen by hand. */
  private static final int FEW_SOURCES = 12;

  /** Most sources that a trigger is fitted to at once. Chosen by hand. */
  private static final int MOST_SOURCES = 100;

  private final TriggerType type;
  private final List<TriggerForm> forms;
  private final FormEffort effort;
  private final ClassSamples samples;
  private final MeasuredModel suspect;
  private final List<MeasuredModel> references;
  private final MarginEffectMeasurement trial;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  FormSearch(
      TriggerType type,
      List<TriggerForm> forms,
      FormEffort effort,
      ClassSamples samples,
      MeasuredModel suspect,
      List<MeasuredModel> references,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.type = type;
    this.forms = forms;
    this.effort = effort;
    this.samples = samples;
    this.suspect = suspect;
    this.references = references;
    this.trial = new MarginEffectMeasurement(samples, suspect, references);
    this.workers = workers;
    this.progress = progress;
  }

  TriggerSearchResult search() {
    PairValues effects = new PairValues(samples.images().classCount());
    PairValues statistics = new PairValues(samples.images().classCount());
    FormCandidates candidates = new FormCandidates(effort.candidates());
    fitting(effort.joint())
        .fit(
            joint(),
            suspect.classifier(),
            suspect.margins().typical(),
            List.of(),
            this::measureAll,
            found -> {
              for (FormCandidate candidate : found) {
                effects.raise(candidate.pair(), candidate.effect().inSuspect());
                statistics.raise(candidate.pair(), candidate.effect().statistic());
              }
              candidates.add(found);
            },
            name() + " of the suspect");
    if (references.isEmpty()) {
      compareWithEachOther(candidates, effects, statistics);
    }
    return fitSinglePairs(candidates.worst(), effects, statistics);
  }

  private void compareWithEachOther(
      FormCandidates candidates, PairValues effects, PairValues statistics) {
    candidates.replaceAll(
        candidate ->
            candidate.withEffect(effects.comparedWithOthers(candidate.pair(), candidate.effect())));
    for (ClassPair pair : statistics.knownPairs()) {
      TriggerEffect effect =
          effects.comparedWithOthers(pair, new TriggerEffect(effects.get(pair), 0, 0));
      statistics.set(pair, effect.statistic());
    }
  }

  private String name() {
    return type == TriggerType.PATCH ? "patches" : "faint patterns";
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

  /** All classes but the target; if there are very many, an evenly spaced part of them. */
  private static List<Integer> others(int target, int classes) {
    int stride = (classes - 2) / MOST_SOURCES + 1;
    return IntStream.range(0, classes)
        .filter(source -> source != target && source % stride == target % stride)
        .boxed()
        .toList();
  }

  private List<FormCandidate> measureAll(FittedTrigger trigger, float[] parameters) {
    float[] kept = parameters.clone();
    List<ClassPair> pairs =
        trigger.sources().stream().map(source -> new ClassPair(source, trigger.target())).toList();
    boolean few = pairs.size() <= FEW_SOURCES;
    List<FormCandidate> rough =
        measure(trigger.form(), pairs, kept, few ? IMAGES_AT_FIRST : 1).stream()
            .sorted(FormCandidate.WORST_FIRST)
            .toList();
    if (few) {
      return rough;
    }
    List<ClassPair> worst = rough.stream().limit(FEW_SOURCES).map(FormCandidate::pair).toList();
    List<FormCandidate> all = new ArrayList<>(rough.subList(worst.size(), rough.size()));
    all.addAll(measure(trigger.form(), worst, kept, IMAGES_AT_FIRST));
    return all;
  }

  private List<FormCandidate> measure(
      TriggerForm form, List<ClassPair> pairs, float[] parameters, int imagesPerClass) {
    List<TriggerEffect> effects =
        trial.effects(
            (shape, values, offset) -> form.apply(parameters, shape, values, offset),
            pairs,
            imagesPerClass);
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> new FormCandidate(form, pairs.get(i), parameters, effects.get(i)))
        .toList();
  }

  private TriggerSearchResult fitSinglePairs(
      List<FormCandidate> candidates, PairValues effects, PairValues statistics) {
    List<FittedTrigger> single = candidates.stream().map(FormCandidate::forSinglePair).toList();
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
    candidates.forEach(candidate -> statistics.set(candidate.pair(), Double.NEGATIVE_INFINITY));
    findings.forEach(found -> statistics.raise(found.pair(), found.statistic() + usual));
    return new TriggerSearchResult(type, statistics.minus(usual), findings);
  }

  private TriggerFinding finding(
      FittedTrigger trigger, float[] parameters, PairValues effects, double usual) {
    ClassPair pair = new ClassPair(trigger.sources().get(0), trigger.target());
    TriggerEffect measured =
        measure(trigger.form(), List.of(pair), parameters, TriggerEffect.IMAGES).get(0).effect();
    TriggerEffect effect =
        references.isEmpty() ? effects.comparedWithOthers(pair, measured) : measured;
    return new TriggerFinding(
        pair,
        effect.statistic() - usual,
        trigger
            .form()
            .trigger(pair, parameters, samples.images().shape(), effect.succeedsOnMostImages()));
  }
}
