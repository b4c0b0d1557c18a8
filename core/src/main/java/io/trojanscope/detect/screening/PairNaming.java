package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Traces a trigger out of a class or into a class to a pair: of the pairs that share its source or
 * its target, the one whose smallest trigger shrank most, compared with a reference.
 */
final class PairNaming {
  /** Most classes that are tried beside the finding's own. Chosen by hand, for time. */
  private static final int MOST = 20;

  private static final String TASK = "the source and target of the trigger";

  private final PairSearch search;

  PairNaming(PairSearch search) {
    this.search = search;
  }

  /**
   * Names the pair of a finding.
   *
   * @return the finding with the pair's own trigger; if no trigger of a pair works, that of its own
   *     pair, which did not converge
   */
  TriggerFinding name(
      TriggerFinding found, DifferentiableClassifier suspect, DifferentiableClassifier reference) {
    List<ClassPair> pairs = candidates(found.pair(), suspect.spec().classCount());
    List<MaskTrigger> inSuspect = search.search(pairs, suspect, TASK);
    List<MaskTrigger> inReference = search.search(pairs, reference, TASK);
    return IntStream.range(0, pairs.size())
        .filter(i -> inSuspect.get(i).trigger().converged())
        .boxed()
        .max(
            Comparator.comparingDouble(
                i -> Math.log(inReference.get(i).size() / inSuspect.get(i).size())))
        .map(i -> inSuspect.get(i).finding(found.statistic()))
        .orElseGet(() -> inSuspect.get(0).finding(found.statistic()));
  }

  /**
   * The finding's pair first; then, for each other class, one with its source, one with its target.
   */
  private static List<ClassPair> candidates(ClassPair pair, int classes) {
    int stride = (classes - 2) / MOST + 1;
    List<Integer> others =
        IntStream.range(0, classes)
            .filter(c -> c != pair.source() && c != pair.target() && c % stride == 0)
            .boxed()
            .toList();
    return Stream.concat(
            Stream.of(pair),
            others.stream()
                .flatMap(
                    other ->
                        Stream.of(
                            new ClassPair(pair.source(), other),
                            new ClassPair(other, pair.target()))))
        .toList();
  }
}
