package io.trojanscope.detect.search;

import io.trojanscope.detect.inversion.FittingConfig;

/**
 * How much is computed to find triggers of one form.
 *
 * @param joint fitting of one trigger for all sources, for each form and target
 * @param single fitting of one for a pair that looks suspicious
 * @param candidates how many of those there are
 */
record FormEffort(FittingConfig joint, FittingConfig single, int candidates) {}
