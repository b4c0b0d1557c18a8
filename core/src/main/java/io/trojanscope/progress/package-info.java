/** How long work reports what is done: a listener, and stages that make one progress of many. */
@PublicApi(ProgressListener.class)
package io.trojanscope.progress;

import io.trojanscope.api.PublicApi;
