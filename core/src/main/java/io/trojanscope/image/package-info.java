/**
 * Images and labelled image sets: float32, channels first (CHW, batches NCHW), intensities in [0,
 * 1]. {@link io.trojanscope.image.LabeledImages} gives random access to a set and builds an {@link
 * io.trojanscope.image.ImageBatch}, which classifiers take. Start with {@code LabeledImages}.
 */
@PublicApi({
  ImageBatch.class,
  ImagesInMemory.class,
  LabeledImages.class,
  Pixels.class,
  Region.class
})
package io.trojanscope.image;

import io.trojanscope.api.PublicApi;
