package io.trojanscope.detect;

/**
 * What was found for one pair of classes.
 *
 * @param kind type of the trigger that is the most suspicious one
 * @param statistic minus the decimal logarithm of the p-value: higher is more suspicious
 * @param pValue chance that the worst pair of a clean model is as suspicious, in (0, 1]
 * @param converged whether the trigger turns the images; of a pair that was not looked at closely,
 *     always true
 */
public record PairStatistic(
    ClassPair pair, TriggerType kind, double statistic, double pValue, boolean converged) {}
