/** Networks built in, and their training. */
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
