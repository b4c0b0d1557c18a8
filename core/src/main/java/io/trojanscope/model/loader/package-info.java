/**
 * Opens model files of unknown origin. {@link io.trojanscope.model.loader.ModelLoader} is the
 * entry: it recognises the format, reads or vets the file, merges the settings from options, {@code
 * MODEL.yaml} and the file, starts worker processes and gives a {@link
 * io.trojanscope.model.loader.LoadedModel}. {@link io.trojanscope.model.loader.ModelRequest}
 * carries the caller's settings; each {@link io.trojanscope.model.loader.ModelFact} records one
 * setting and its source.
 */
@PublicApi({ModelFact.class, ModelRequest.class})
package io.trojanscope.model.loader;

import io.trojanscope.api.PublicApi;
