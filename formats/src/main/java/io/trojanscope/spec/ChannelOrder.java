package io.trojanscope.spec;

/** Order of the colour channels in a network's input. */
public enum ChannelOrder {
  /** Red, green, blue, as images have them. */
  RGB("rgb"),
  /** Blue, green, red: reversed. */
  BGR("bgr");

  private final String text;

  ChannelOrder(String text) {
    this.text = text;
  }

  /** As it is written: {@code rgb} or {@code bgr}. */
  @Override
  public String toString() {
    return text;
  }
}
