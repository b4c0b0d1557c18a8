/**
 * Detectors from the literature to compare with: Neural Cleanse, maximum margin, white noise,
 * distance of bias maps. Each implements {@link io.trojanscope.detect.Detector} after its paper,
 * with settings that cost a few seconds for a small network; its Javadoc states where it departs
 * from the published code.
 */
package io.trojanscope.lab.baseline;
