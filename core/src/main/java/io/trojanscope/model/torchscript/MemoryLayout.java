package io.trojanscope.model.torchscript;

/** Order in which a network's images and weights lie in memory; which is faster varies. */
public enum MemoryLayout {
  /** Channel by channel: NCHW. */
  CONTIGUOUS,
  /** Pixel by pixel: NHWC. */
  CHANNELS_LAST
}
