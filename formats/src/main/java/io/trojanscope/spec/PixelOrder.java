package io.trojanscope.spec;

/** Order of an image's axes in a network's input. */
public enum PixelOrder {
  /** Channels, height, width. */
  CHANNELS_FIRST("nchw"),
  /** Height, width, channels. */
  CHANNELS_LAST("nhwc");

  private final String text;

  PixelOrder(String text) {
    this.text = text;
  }

  /** The name in options and files: {@code nchw} or {@code nhwc}. */
  @Override
  public String toString() {
    return text;
  }
}
