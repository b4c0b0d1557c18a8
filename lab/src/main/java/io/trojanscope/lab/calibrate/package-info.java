/**
 * Makes the table of null scores that p-values rest on. {@link
 * io.trojanscope.lab.calibrate.CalibrationRun} trains clean models by named recipes and seeds,
 * measures how suspicious each one looks, and writes the scores.
 */
package io.trojanscope.lab.calibrate;
