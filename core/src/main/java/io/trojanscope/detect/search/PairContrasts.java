package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.ClassSamples;
import io.trojanscope.detect.inversion.TriggerInversion;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.ArrayList;
import java.util.List;

/** Contrasts of a suspect with each of its references, for a few pairs. */
final class PairContrasts {
  private final TriggerInversion inversion;
  private final ClassSamples samples;

  PairContrasts(TriggerInversion inversion, ClassSamples samples) {
    this.inversion = inversion;
    this.samples = samples;
  }

  /** One list per pair, in their order, with a contrast per reference. */
  List<List<PairContrast>> of(
      List<ClassPair> pairs,
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references) {
    List<List<PairContrast>> contrasts = new ArrayList<>();
    pairs.forEach(pair -> contrasts.add(new ArrayList<>()));
    for (DifferentiableClassifier reference : references) {
      List<CandidateTrigger> inSuspect =
          inversion.invert(
              pairs, suspect, List.of(reference), samples, "triggers of the suspect alone");
      List<CandidateTrigger> inReference =
          inversion.invert(
              pairs, reference, List.of(suspect), samples, "triggers of the reference alone");
      for (int i = 0; i < pairs.size(); i++) {
        contrasts.get(i).add(new PairContrast(inSuspect.get(i), inReference.get(i)));
      }
    }
    return contrasts;
  }
}
