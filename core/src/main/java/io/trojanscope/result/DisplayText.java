package io.trojanscope.result;

import java.text.Bidi;

/** Makes names that others chose safe to show on one line: in HTML, on a terminal, in an error. */
public final class DisplayText {
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7F;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String POP_ISOLATE = "\u2069";

  private DisplayText() {}

  /**
   * The text with control characters as visible pictures (ESC as U+241B), and with bidirectional
   * overrides, other invisible characters, line separators and broken surrogates as U+FFFD. Does
   * not escape HTML.
   */
  public static String inert(String text) {
    return text.codePoints()
        .map(DisplayText::inert)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * Inert, and cut to at most {@code limit} characters with an ellipsis; never empty. Text written
   * from right to left is isolated, so that it does not reorder what stands beside it.
   */
  public static String label(String text, int limit) {
    if (text.isBlank()) {
      return "(no name)";
    }
    int length = text.codePointCount(0, text.length());
    String label =
        length <= limit
            ? inert(text)
            : inert(text.substring(0, text.offsetByCodePoints(0, limit - 1))) + "…";
    return Bidi.requiresBidi(label.toCharArray(), 0, label.length())
        ? FIRST_STRONG_ISOLATE + label + POP_ISOLATE
        : label;
  }

  private static int inert(int codePoint) {
    if (codePoint < ' ') {
      return CONTROL_PICTURES + codePoint;
    }
    if (codePoint == DELETE) {
      return DELETE_PICTURE;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          REPLACEMENT;
      case Character.FORMAT ->
          codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER
              ? codePoint
              : REPLACEMENT;
      default -> codePoint;
    };
  }
}
