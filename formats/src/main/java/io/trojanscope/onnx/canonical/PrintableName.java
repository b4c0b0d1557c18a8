package io.trojanscope.onnx.canonical;

/** Names from a file, as messages show them. */
public final class PrintableName {
  private static final int LONGEST = 80;

  private PrintableName() {}

  /** The name on one line, control characters replaced and cut where it is very long. */
  public static String name(String name) {
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
    StringBuilder shown = new StringBuilder();
    cut.codePoints().forEach(c -> shown.appendCodePoint(isPlain(c) ? c : '?'));
    return shown.toString();
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
