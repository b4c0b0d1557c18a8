/**
 * Bias maps: adversarial examples, averaged per predicted class (Algorithm I of the paper) or per
 * source class and predicted class (Algorithm II). {@link io.trojanscope.biasmap.BiasMapGenerator}
 * is the entry: it attacks starting images batch by batch as {@link
 * io.trojanscope.biasmap.BiasMapConfig} says, adds each example to an accumulator, and gives {@link
 * io.trojanscope.biasmap.BiasMaps}. {@link io.trojanscope.biasmap.MapComparison} puts the maps of
 * two models side by side.
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
