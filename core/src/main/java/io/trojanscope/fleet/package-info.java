/**
 * Scans of many models. {@link io.trojanscope.fleet.ModelFolder} finds the models of a folder.
 * {@link io.trojanscope.fleet.ModelScan} is the work for one model, wherever it runs: from the file
 * to its summary and its result. {@link io.trojanscope.fleet.KeptResults} keeps the results in a
 * {@link io.trojanscope.fleet.ResultStore}, so that a run continues where another one stopped.
 * {@link io.trojanscope.fleet.FleetRun} does all this for a folder of this machine.
 */
package io.trojanscope.fleet;
