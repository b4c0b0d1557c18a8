/**
 * Measures on bias maps that test the paper's claims: trigger energy, concentration, resemblance,
 * ranks, medians. Each class is one measure on arrays of floats, independent of how the maps were
 * made.
 */
package io.trojanscope.lab.reproduce.measure;
