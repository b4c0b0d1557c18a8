/**
 * Describes a model file: what it contains, what is suspicious about it, and whether its gradients
 * work. {@link io.trojanscope.inspect.ModelInspector} is the entry; it reads the file, tries to
 * open it, and gives a {@link io.trojanscope.inspect.ModelInspection}, which also reports what
 * failed.
 */
@PublicApi({ModelContent.class, ModelInspection.class})
package io.trojanscope.inspect;

import io.trojanscope.api.PublicApi;
