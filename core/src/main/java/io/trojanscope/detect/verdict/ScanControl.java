package io.trojanscope.detect.verdict;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.TriggerSearch;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Takes off the suspect's statistics what is owed to the kind of models and images, not to a
 * backdoor. Such a weakness shows in the suspect for other sources and targets, too, since a
 * backdoor has one target; and the other way round, with a reference in the suspect's place. What
 * the higher of the two exceeds the known clean models by is taken off.
 *
 * <p>The reference is searched only for the kinds that the verdict goes by: that costs as much as
 * the suspect's own search, and it can only lower what is not the lowest p-value already.
 */
final class ScanControl {
  private final DifferentiableClassifier suspect;
  private final List<DifferentiableClassifier> references;
  private final NullDistributions nulls;
  private final double alpha;
  private final TriggerSearch triggerSearch;
  private final Map<TriggerType, TriggerSearchResult> examined = new EnumMap<>(TriggerType.class);
  private final Map<TriggerType, TriggerSearchResult> weighed = new EnumMap<>(TriggerType.class);
  private final Set<TriggerType> searchedInReference = EnumSet.noneOf(TriggerType.class);
  private final Set<TriggerType> usual = EnumSet.noneOf(TriggerType.class);

  /**
   * @param references that the suspect was compared with; without any nothing is taken off
   * @param alpha p-value up to which a trigger type stands out
   * @param triggerSearch of the suspect and the references
   */
  ScanControl(
      DifferentiableClassifier suspect,
      List<DifferentiableClassifier> references,
      NullDistributions nulls,
      double alpha,
      TriggerSearch triggerSearch) {
    this.suspect = suspect;
    this.references = references;
    this.nulls = nulls;
    this.alpha = alpha;
    this.triggerSearch = triggerSearch;
    for (TriggerSearchResult found : triggerSearch.examine(suspect, references)) {
      examined.put(found.type(), found);
      weighed.put(found.type(), standsOut(found) ? less(found, elsewhere(found).orElse(0)) : found);
    }
  }

  /** All trigger types, lowest p-value first; that one is weighed against a reference. */
  List<TriggerSearchResult> worstFirst() {
    Comparator<TriggerSearchResult> order = Comparator.comparingDouble(nulls::pValue);
    while (true) {
      List<TriggerSearchResult> ordered = weighed.values().stream().sorted(order).toList();
      if (!isDue(ordered.get(0))) {
        return ordered;
      }
      againstReference(ordered.get(0));
    }
  }

  /**
   * Whether what was taken off a kind's statistics would stand out by itself: then the known clean
   * models are none like these, or the suspect has several backdoors.
   */
  boolean isUsual(TriggerType type) {
    return usual.contains(type);
  }

  private boolean isDue(TriggerSearchResult found) {
    return standsOut(found) && !searchedInReference.contains(found.type());
  }

  /** A trigger type, weighed against a reference where it stands out. */
  TriggerSearchResult againstReference(TriggerSearchResult found) {
    if (!isDue(found)) {
      return found;
    }
    TriggerType type = found.type();
    searchedInReference.add(type);
    TriggerSearchResult before = examined.get(type);
    // A backdoor makes the suspect sure of its target, which spares it what turns the reference.
    int target = before.worst().pair().target();
    OptionalDouble inReference =
        triggerSearch
            .control(type, suspect, references.get(0))
            .highest(pair -> pair.source() != target);
    TriggerSearchResult less =
        less(before, Math.max(elsewhere(before).orElse(0), inReference.orElse(0)));
    weighed.put(type, less);
    return less;
  }

  private boolean standsOut(TriggerSearchResult found) {
    return !references.isEmpty() && nulls.pValue(found) <= alpha;
  }

  private static OptionalDouble elsewhere(TriggerSearchResult found) {
    return found.highest(found.worst().pair()::isApartFrom);
  }

  private TriggerSearchResult less(TriggerSearchResult found, double elsewhere) {
    if (nulls.pValue(found.type(), elsewhere) <= alpha) {
      usual.add(found.type());
    }
    return found.less(nulls.excess(found.type(), elsewhere));
  }
}
