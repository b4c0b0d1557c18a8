/**
 * The steps of a reproduction: trained models, planted models, bias maps, noise queries, scans. A
 * {@link io.trojanscope.lab.reproduce.step.Step} says what it needs and how its result is stored; a
 * {@link io.trojanscope.lab.reproduce.step.Plan} orders steps; {@link
 * io.trojanscope.lab.reproduce.step.StepRunner} executes them and keeps the results under a hash of
 * their settings.
 */
package io.trojanscope.lab.reproduce.step;
