package io.trojanscope.model.onnx;

/** Order of an image's axes in a network's input. */
public enum PixelOrder {
  /** Channels, height, width. */
  CHANNELS_FIRST,
  /** Height, width, channels. */
  CHANNELS_LAST
}
