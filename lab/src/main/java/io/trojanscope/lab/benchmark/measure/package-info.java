/**
 * Measures how well detectors tell backdoored models from clean ones. A {@link
 * io.trojanscope.lab.benchmark.measure.JudgedModel} joins what is known of a model with a
 * detection; {@link io.trojanscope.lab.benchmark.measure.DetectorMeasures} turns a list of them
 * into AUROC, shares and intervals.
 */
package io.trojanscope.lab.benchmark.measure;
