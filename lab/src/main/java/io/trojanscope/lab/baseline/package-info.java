/**
 * Detectors of the literature, to measure one's own against: each from its paper, with settings
 * that cost a few seconds for a small network.
 */
package io.trojanscope.lab.baseline;
