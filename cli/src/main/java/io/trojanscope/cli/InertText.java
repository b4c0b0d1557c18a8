package io.trojanscope.cli;

/** Makes text from outside, such as file names, safe to show on a terminal. */
final class InertText {
  private InertText() {}

  /**
   * The text on one line, with control, formatting (also of writing direction) and unpaired
   * surrogate characters as escapes like {@code \u001b}.
   */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(shown, character));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int character) {
    switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          shown.append(escape(character));
      default -> shown.appendCodePoint(character);
    }
  }

  private static String escape(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(character > 0xFFFF ? "\\U%08x" : "\\u%04x", character);
    };
  }
}
