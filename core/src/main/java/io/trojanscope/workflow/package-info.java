/**
 * The jobs other than a scan, from end to end: {@link io.trojanscope.workflow.TrainingRun} trains a
 * network, {@link io.trojanscope.workflow.PlantingRun} plants a backdoor, {@link
 * io.trojanscope.workflow.MapsRun} makes bias maps. Each takes open models and images and gives a
 * result record. {@link io.trojanscope.workflow.RunContext} carries threads, progress and warnings;
 * {@link io.trojanscope.workflow.Comparability} checks whether models and images fit together.
 */
package io.trojanscope.workflow;
