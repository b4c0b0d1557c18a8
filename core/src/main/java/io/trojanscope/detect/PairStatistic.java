package io.trojanscope.detect;

import java.util.OptionalDouble;

/**
 * What was found for one pair of classes.
 *
 * @param suspectSize L1 norm, in pixels, of the smallest mask found that turns images of the source
 *     into the target in the suspect model
 * @param referenceSize the same in the references (geometric mean); empty without a reference
 * @param contrast {@code log(size in a reference, sparing the suspect / size in the suspect,
 *     sparing the references)}; empty where the pair did not survive the screening
 * @param statistic higher is more suspicious
 * @param pValue of this pair within the scan, corrected for the number of pairs, in [0, 1]; 1 for a
 *     pair that did not survive the screening
 * @param converged whether the search for the suspect's trigger reached its success rate; of a pair
 *     that did not survive the screening, always true
 */
public record PairStatistic(
    ClassPair pair,
    double suspectSize,
    OptionalDouble referenceSize,
    OptionalDouble contrast,
    double statistic,
    double pValue,
    boolean converged) {}
