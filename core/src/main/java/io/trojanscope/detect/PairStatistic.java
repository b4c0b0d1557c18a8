package io.trojanscope.detect;

/**
 * The most suspicious trigger of one pair of classes.
 *
 * @param pair source and target class
 * @param type type of that trigger
 * @param statistic minus the decimal logarithm of the p-value: higher is more suspicious
 * @param pValue probability that the worst pair of a clean model is as suspicious, in (0, 1]
 * @param converged whether the trigger works; true for a pair whose trigger was not fitted by
 *     itself
 */
public record PairStatistic(
    ClassPair pair, TriggerType type, double statistic, double pValue, boolean converged) {}
