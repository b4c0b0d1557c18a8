package io.trojanscope.text;

import java.text.Bidi;
import java.util.Collection;
import java.util.stream.Collectors;

/** Makes text from outside safe to show on one line: in a message, on a terminal, in a report. */
public final class DisplayText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String POP_ISOLATE = "\u2069";

  private static final int NAME_LIMIT = 80;
  private static final int ASCII_LIMIT = 300;

  private DisplayText() {}

  /**
   * The text on one line, with control characters, invisible characters (also those that change the
   * writing direction), private and unpaired surrogate characters as escapes like {@code \u001b}.
   * Does not escape HTML.
   */
  public static String inert(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(shown, character, isVisible(character)));
    return shown.toString();
  }

  /** Inert, and cut to at most {@code limit} characters of the text, an ellipsis included. */
  public static String inert(String text, int limit) {
    return inert(cut(text, limit));
  }

  /** A name from a file as messages show it: inert, and of at most 80 characters. */
  public static String name(String name) {
    return inert(name, NAME_LIMIT);
  }

  /**
   * Inert, cut to {@code limit} characters, and never empty. Text written from right to left is
   * isolated, so that it does not reorder its surroundings.
   */
  public static String label(String text, int limit) {
    if (text.isBlank()) {
      return "(no name)";
    }
    String label = inert(text, limit);
    return Bidi.requiresBidi(label.toCharArray(), 0, label.length())
        ? FIRST_STRONG_ISOLATE + label + POP_ISOLATE
        : label;
  }

  /**
   * The first few of some texts with commas between, and how many more there are: {@code a, b and
   * 212 more}.
   *
   * @param most how many are shown
   */
  public static String list(Collection<String> texts, int most) {
    String first = texts.stream().limit(most).collect(Collectors.joining(", "));
    int more = texts.size() - most;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /**
   * At most 300 characters of printable ASCII, all else as escapes: no letter passes for another.
   */
  public static String ascii(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(ASCII_LIMIT)
        .forEach(character -> append(shown, character, character >= ' ' && character <= '~'));
    return text.codePointCount(0, text.length()) <= ASCII_LIMIT ? shown.toString() : shown + "...";
  }

  private static String cut(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
      default -> true;
    };
  }

  private static void append(StringBuilder shown, int character, boolean asItIs) {
    if (asItIs) {
      shown.appendCodePoint(character);
    } else {
      shown.append(escape(character));
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
