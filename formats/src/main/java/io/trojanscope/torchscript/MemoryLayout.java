package io.trojanscope.torchscript;

import io.trojanscope.graph.Graph;

/** Order in which a network's images and weights lie in memory. */
public enum MemoryLayout {
  /** Channel by channel: NCHW. */
  CONTIGUOUS,
  /** Pixel by pixel: NHWC. */
  CHANNELS_LAST;

  private static final String CONVOLUTION = "Conv";

  /**
   * The layout that a network is run in: convolutions and pools of images are faster by pixel. A
   * rule, since a choice by timing would change the last bits of results from run to run.
   */
  public static MemoryLayout of(Graph network) {
    return network.nodes().stream().anyMatch(node -> node.operator().equals(CONVOLUTION))
        ? CHANNELS_LAST
        : CONTIGUOUS;
  }
}
