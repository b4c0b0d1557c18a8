/** Says what a model file is, what is suspicious about it, and whether its gradients work. */
@PublicApi({ModelContent.class, ModelInspection.class})
package io.trojanscope.inspect;

import io.trojanscope.api.PublicApi;
