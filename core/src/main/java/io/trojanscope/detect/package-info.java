/**
 * Tells whether a classifier carries a backdoor: detectors, the verdict and what it rests on.
 *
 * <p>A {@link io.trojanscope.detect.Detector} reads a {@link io.trojanscope.detect.DetectionInput}:
 * a suspect model with whatever else is at hand. It knows nothing of how a backdoor was planted.
 */
package io.trojanscope.detect;
