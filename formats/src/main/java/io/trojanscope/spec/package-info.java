/**
 * What a classifier expects and returns: image shape, pixel range and order, normalization, class
 * names, kind of output; and the settings that say so.
 */
@PublicApi({
  ChannelOrder.class,
  ImageShape.class,
  LogitsOutput.class,
  ModelSettings.class,
  ModelSpec.class,
  Normalization.class,
  OutputKind.class,
  PixelOrder.class,
  PixelRange.class
})
package io.trojanscope.spec;

import io.trojanscope.api.PublicApi;
