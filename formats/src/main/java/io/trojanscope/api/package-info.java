/** Marks what other programs may use. */
@PublicApi(PublicApi.class)
package io.trojanscope.api;
