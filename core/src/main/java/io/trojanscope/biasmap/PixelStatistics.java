package io.trojanscope.biasmap;

import io.trojanscope.spec.ImageShape;

/**
 * Mean and standard deviation of each pixel value over some images.
 *
 * @param mean CHW, {@code shape.size()} values
 * @param standardDeviation CHW; of the population (divided by the count), so 0 for one image
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied: maps may be large
public record PixelStatistics(ImageShape shape, float[] mean, float[] standardDeviation) {}
