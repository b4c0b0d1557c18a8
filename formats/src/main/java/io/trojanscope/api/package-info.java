/**
 * Marks the types that other programs may use: {@link io.trojanscope.api.PublicApi} on a package
 * lists them.
 */
@PublicApi(PublicApi.class)
package io.trojanscope.api;
