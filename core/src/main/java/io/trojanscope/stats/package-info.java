/**
 * Statistics on plain numbers, independent of images and models: intervals, AUROC, robust scale,
 * fits, null distributions and random orders. Each class is independent of the others and names the
 * paper, or the R or SciPy function, that it agrees with.
 */
@PublicApi(BinomialInterval.class)
package io.trojanscope.stats;

import io.trojanscope.api.PublicApi;
