package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.FittedTrigger;
import io.trojanscope.detect.inversion.TriggerForm;
import java.util.Comparator;
import java.util.List;

/** A trigger of some form that was fitted to several classes, and what it does to one of them. */
@SuppressWarnings("ArrayRecordComponent") // handed on at once
record FormCandidate(TriggerForm form, ClassPair pair, float[] parameters, TriggerEffect effect) {
  static final Comparator<FormCandidate> WORST_FIRST =
      Comparator.comparingDouble((FormCandidate candidate) -> candidate.effect.statistic())
          .reversed();

  FormCandidate withEffect(TriggerEffect other) {
    return new FormCandidate(form, pair, parameters, other);
  }

  /** The same trigger for this class alone, to be fitted further. */
  FittedTrigger forSinglePair() {
    return new FittedTrigger(form, List.of(pair.source()), pair.target(), parameters);
  }
}
