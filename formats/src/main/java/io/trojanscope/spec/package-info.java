/**
 * Describes what a classifier expects and returns. {@link io.trojanscope.spec.ModelSpec} is the
 * complete description that the rest of the library uses: image shape, normalization and class
 * names. {@link io.trojanscope.spec.ModelSettings} holds the part that one source states, such as
 * the options or the file; several of them are merged before a {@code ModelSpec} is built. Start
 * with {@code ModelSpec}.
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
