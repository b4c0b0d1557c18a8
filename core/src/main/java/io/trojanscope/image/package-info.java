/** Images and labelled image sets: float32, channels first, intensities in [0, 1]. */
@PublicApi({
  ImageBatch.class,
  ImagesInMemory.class,
  LabeledImages.class,
  Pixels.class,
  Region.class
})
package io.trojanscope.image;

import io.trojanscope.api.PublicApi;
