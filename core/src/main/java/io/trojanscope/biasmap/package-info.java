/**
 * Bias maps: adversarial examples averaged per predicted class (Algorithm I of the paper) or per
 * source class and predicted class (Algorithm II).
 */
@PublicApi({
  Algorithm.class,
  AttackCounts.class,
  BiasMap.class,
  BiasMapConfig.class,
  MapComparison.class,
  MapDistance.class,
  MapKey.class,
  ModelMap.class,
  PixelStatistics.class,
  StartingInput.class
})
package io.trojanscope.biasmap;

import io.trojanscope.api.PublicApi;
