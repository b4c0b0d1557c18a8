package io.trojanscope.model;

import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.PixelOrder;

/** How a network's input values lie, as opposed to those of an image: channels, rows, columns. */
public record InputLayout(PixelOrder pixelOrder, ChannelOrder channelOrder) {
  /** As those of an image. */
  public static final InputLayout OF_IMAGES =
      new InputLayout(PixelOrder.CHANNELS_FIRST, ChannelOrder.RGB);
}
