/**
 * The way in for model files from outside: whatever their format, they are looked through, and run
 * in worker processes only.
 */
@PublicApi({ModelFact.class, ModelRequest.class})
package io.trojanscope.model.loader;

import io.trojanscope.api.PublicApi;
