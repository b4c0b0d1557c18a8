/**
 * Calibration: trains clean models by named recipes and seeds, measures how suspicious each looks,
 * and writes the scores that models are judged by.
 */
package io.trojanscope.lab.calibrate;
