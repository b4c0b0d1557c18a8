package io.trojanscope.detect.search;

import io.trojanscope.detect.ClassPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Keeps the most suspicious of many triggers, some of each target, and forgets the others. */
final class FormCandidates {
  // Chosen by hand, on the development models, see docs/detection.md.
  private static final int FORMS_PER_PAIR = 2;

  /** Enough for two pairs of each target. */
  private static final int PER_TARGET = FORMS_PER_PAIR + 1;

  /** Candidates kept until all are known, for each one that is fitted further. */
  private static final int KEPT = 5;

  /** Candidates of other targets that are fitted further as well. */
  static final int RUNNERS_UP = 4;

  private final int chosen;
  private final List<FormCandidate> worstFirst = new ArrayList<>();

  /**
   * @param chosen how many to fit further, not counting those of other targets
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
   * The most suspicious ones, and those of some other targets and sources. A backdoor has one
   * target, a weakness of the network has many: the others show which of the two it is.
   */
  List<FormCandidate> worst() {
    List<FormCandidate> worst =
        new ArrayList<>(worstFirst.subList(0, Math.min(chosen, worstFirst.size())));
    ClassPair first = worst.get(0).pair();
    Set<Integer> targets = new HashSet<>();
    worstFirst.stream()
        .skip(worst.size())
        .filter(candidate -> candidate.pair().differsInBothFrom(first))
        .filter(candidate -> targets.add(candidate.pair().target()))
        .limit(RUNNERS_UP)
        .forEach(worst::add);
    return worst;
  }
}
