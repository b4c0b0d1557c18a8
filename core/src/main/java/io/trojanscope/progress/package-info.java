/** How long work tells what it has done. */
@PublicApi(ProgressListener.class)
package io.trojanscope.progress;

import io.trojanscope.api.PublicApi;
