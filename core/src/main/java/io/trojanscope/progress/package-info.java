/**
 * Reports how much of a long job is done. Callers pass a {@link
 * io.trojanscope.progress.ProgressListener}; the other types combine the stages of a job into one
 * progress.
 */
@PublicApi(ProgressListener.class)
package io.trojanscope.progress;

import io.trojanscope.api.PublicApi;
