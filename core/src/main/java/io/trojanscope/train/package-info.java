/**
 * Built-in networks and how they are trained. {@link io.trojanscope.train.NetworkArchitecture}
 * builds a graph with random weights, a {@link io.trojanscope.train.TrainingConfig} says how to
 * train it, and a {@link io.trojanscope.train.Trainer} does so; the implementation is in {@code
 * train.djl}. A training that resumes from a {@code CheckpointFile} ends with the same bits. Start
 * with {@code NetworkArchitecture}.
 */
@PublicApi({
  Augmentation.class,
  LearningRateSchedule.class,
  NetworkArchitecture.class,
  NetworkKind.class,
  Optimizer.class,
  TrainingConfig.class
})
package io.trojanscope.train;

import io.trojanscope.api.PublicApi;
