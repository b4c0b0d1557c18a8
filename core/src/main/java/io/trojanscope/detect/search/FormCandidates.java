package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The most suspicious triggers of many, some of each target; the others are forgotten. */
final class FormCandidates {
  private static final int FORMS_PER_PAIR = 2;

  /** Enough for two pairs of each target. */
  private static final int PER_TARGET = FORMS_PER_PAIR + 1;

  /** Candidates that are kept until all are known, for each that is looked at closely. */
  private static final int KEPT = 5;

  /** Those of other targets that are looked at, too. */
  static final int RUNNERS_UP = 4;

  private final int chosen;
  private final List<FormCandidate> worstFirst = new ArrayList<>();

  /**
   * @param chosen how many to look at closely, not counting those of other targets
   */
  FormCandidates(int chosen) {
    this.chosen = chosen;
  }

  void add(List<FormCandidate> candidates) {
    worstFirst.addAll(candidates);
    order();
    Map<Integer, Integer> ofTarget = new HashMap<>();
    List<FormCandidate> kept = new ArrayList<>();
    for (FormCandidate candidate : worstFirst) {
      int before = ofTarget.merge(candidate.pair().target(), 1, Integer::sum);
      if (kept.size() < KEPT * chosen || before <= PER_TARGET) {
        kept.add(candidate);
      }
    }
    worstFirst.clear();
    worstFirst.addAll(kept);
  }

  void replaceAll(UnaryOperator<FormCandidate> operator) {
    worstFirst.replaceAll(operator);
    order();
  }

  private void order() {
    worstFirst.sort(FormCandidate.WORST_FIRST);
    Map<ClassPair, Integer> seen = new HashMap<>();
    worstFirst.removeIf(
        candidate -> seen.merge(candidate.pair(), 1, Integer::sum) > FORMS_PER_PAIR);
  }

  /**
   * The worst ones; and, since a backdoor has one target and a weakness of the network many, the
   * worst of some targets and sources other than the first one's.
   */
  List<FormCandidate> worst() {
    List<FormCandidate> worst =
        new ArrayList<>(worstFirst.subList(0, Math.min(chosen, worstFirst.size())));
    ClassPair first = worst.get(0).pair();
    Set<Integer> targets = new HashSet<>();
    worstFirst.stream()
        .skip(worst.size())
        .filter(candidate -> candidate.pair().isApartFrom(first))
        .filter(candidate -> targets.add(candidate.pair().target()))
        .limit(RUNNERS_UP)
        .forEach(worst::add);
    return worst;
  }
}
