/**
 * A scan from open models to its result. {@link io.trojanscope.scan.ScanRun} is the entry: it reads
 * the images, checks that models and images fit, trains references if some are missing, runs the
 * detector with a cache of trigger sizes, and adds bias maps, samples and provenance to a {@link
 * io.trojanscope.result.ScanDocument}.
 */
package io.trojanscope.scan;
