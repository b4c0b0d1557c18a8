package io.trojanscope.spec;

/** Order of the colour channels in a network's input. */
public enum ChannelOrder {
  /** Red, green, blue: the order of all images here. */
  RGB("rgb"),
  /** Blue, green, red: reversed. */
  BGR("bgr");

  private final String text;

  ChannelOrder(String text) {
    this.text = text;
  }

  /** The name in options and files: {@code rgb} or {@code bgr}. */
  @Override
  public String toString() {
    return text;
  }
}
