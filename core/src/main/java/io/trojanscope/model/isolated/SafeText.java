package io.trojanscope.model.isolated;

/** Makes text that a worker sent fit to be shown. */
final class SafeText {
  private static final int LONGEST = 400;

  private SafeText() {}

  /** One line of bounded length without control characters. */
  static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
