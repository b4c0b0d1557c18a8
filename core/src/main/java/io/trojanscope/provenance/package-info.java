/**
 * Records where a result comes from, so that it can be computed again: hashes of the inputs, every
 * setting, versions and platform. {@link io.trojanscope.provenance.Provenance} holds them; it has
 * no time and no path, so the same work gives the same bytes.
 */
@PublicApi(Provenance.class)
package io.trojanscope.provenance;

import io.trojanscope.api.PublicApi;
