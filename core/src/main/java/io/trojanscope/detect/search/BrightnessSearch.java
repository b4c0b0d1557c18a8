package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures whether the suspect, but not the references, reacts to a change of brightness as to a
 * trigger. The margins of any network shrink with the brightness, since its logits are nearly
 * proportional to its input. Only an effect beyond that counts.
 */
final class BrightnessSearch {
  /** Factors that are tried. Chosen by hand. */
  private static final float[] GAINS = {0.5f, 1.5f, 2f, 3f};

  private final ClassSamples samples;
  private final MarginEffectMeasurement trial;
  private final boolean alone;

  BrightnessSearch(ClassSamples samples, MeasuredModel suspect, List<MeasuredModel> references) {
    this.samples = samples;
    this.trial = new MarginEffectMeasurement(samples, suspect, references);
    this.alone = references.isEmpty();
  }

  TriggerSearchResult search() {
    int classes = samples.images().classCount();
    List<List<TriggerFinding>> byGain = new ArrayList<>();
    for (float gain : GAINS) {
      byGain.add(findings(gain, classes));
    }
    PairValues statistics = new PairValues(classes);
    List<TriggerFinding> findings = byGain.stream().flatMap(List::stream).toList();
    findings.forEach(found -> statistics.raise(found.pair(), found.statistic()));
    return new TriggerSearchResult(TriggerType.BRIGHTNESS, statistics.minus(0), findings)
        .minus(statistics.median());
  }

  private List<TriggerFinding> findings(float gain, int classes) {
    PairValues effects = new PairValues(classes);
    List<TriggerFinding> findings = new ArrayList<>();
    List<TriggerEffect> measured = new ArrayList<>();
    List<ClassPair> pairs = TriggerSizes.pairs(classes);
    for (int first = 0; first < pairs.size(); first += classes - 1) {
      trial
          .effects(
              (shape, values, offset) -> TriggerStamp.amplify(gain, shape, values, offset),
              pairs.subList(first, first + classes - 1),
              TriggerEffect.IMAGES)
          .forEach(effect -> measured.add(effect.beyondScaling(Math.min(1, gain))));
    }
    for (int i = 0; i < pairs.size(); i++) {
      effects.set(pairs.get(i), measured.get(i).inSuspect());
    }
    for (int i = 0; i < pairs.size(); i++) {
      TriggerEffect effect = measured.get(i);
      ClassPair pair = pairs.get(i);
      TriggerEffect compared = alone ? effects.comparedWithOthers(pair, effect) : effect;
      findings.add(
          new TriggerFinding(
              pair, compared.statistic(), trigger(pair, gain, effect.succeedsOnMostImages())));
    }
    return findings;
  }

  private CandidateTrigger trigger(ClassPair pair, float gain, boolean converged) {
    ImageShape shape = samples.images().shape();
    return new CandidateTrigger(
        pair,
        0,
        new float[shape.area()],
        new float[shape.size()],
        gain,
        Optional.empty(),
        converged);
  }
}
