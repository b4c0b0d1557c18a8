/**
 * Models that nobody vouches for, run in processes of their own: with a memory limit, time limits,
 * no network and an empty folder, by a protocol that does not trust the other side. Whatever such a
 * model does ends as one error for that model.
 */
@PublicApi(WorkerLimits.class)
package io.trojanscope.model.isolated;

import io.trojanscope.api.PublicApi;
