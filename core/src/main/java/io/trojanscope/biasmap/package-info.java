/**
 * Bias maps: adversarial examples averaged per predicted class (Algorithm I of the paper) or per
 * source class and predicted class (Algorithm II).
 */
@PublicApi({
  Algorithm.class,
  AttackCounts.class,
  BiasMap.class,
  BiasMapConfig.class,
  MapDistance.class,
  PixelStatistics.class,
  StartingInput.class
})
package io.trojanscope.biasmap;

import io.trojanscope.api.PublicApi;
