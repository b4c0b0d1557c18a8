package io.trojanscope.detect.verdict;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.TriggerType;
import java.util.List;

/**
 * What the search for one trigger type says of the suspect as a whole. All p-values are
 * probabilities, in (0, 1], that a clean model has a statistic this high; see {@link
 * NullDistributions}.
 *
 * @param statistic the highest one of all pairs, after {@link ReferenceAdjustment}
 * @param pValue of {@code statistic}
 * @param backgroundPValue of the statistic that unrelated pairs or a reference reach as well; 1 if
 *     none was looked for
 * @param uncappedPValue of the highest statistic if it were not reduced because suspect and
 *     references differ in most pairs
 * @param nulls scores of clean models that the p-values come from
 */
public record TypeEvidence(
    TriggerType type,
    double statistic,
    double pValue,
    double backgroundPValue,
    double uncappedPValue,
    List<NullScore> nulls) {
  public TypeEvidence {
    nulls = List.copyOf(nulls);
  }
}
