/**
 * Runs untrusted models in worker processes with a memory limit, time limits, no network and an
 * empty folder. {@link io.trojanscope.model.isolated.ModelWorkers} starts the workers; {@link
 * io.trojanscope.model.isolated.IsolatedNetwork} sends them requests as frames over pipes and
 * checks every answer, because a model may control its worker. In the worker, {@link
 * io.trojanscope.model.isolated.WorkerMain} is the entry. Whatever a model does, the caller gets
 * one error for that model.
 */
@PublicApi(WorkerLimits.class)
package io.trojanscope.model.isolated;

import io.trojanscope.api.PublicApi;
