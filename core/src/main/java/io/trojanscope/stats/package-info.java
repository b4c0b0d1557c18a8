/** Statistics that know nothing of images or models. */
@PublicApi(BinomialInterval.class)
package io.trojanscope.stats;

import io.trojanscope.api.PublicApi;
