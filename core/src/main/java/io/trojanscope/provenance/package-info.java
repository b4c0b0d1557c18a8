/**
 * Where a result comes from: hashes of its inputs, its configuration and seed, versions and
 * platform.
 */
@PublicApi(Provenance.class)
package io.trojanscope.provenance;

import io.trojanscope.api.PublicApi;
