package io.trojanscope.train;

/**
 * What one epoch of training came to.
 *
 * @param epoch from 1
 * @param meanLoss cross-entropy over the epoch's images, as seen during training
 * @param accuracy share of right predictions during training, in [0, 1]
 */
public record EpochSummary(int epoch, double meanLoss, double accuracy) {}
