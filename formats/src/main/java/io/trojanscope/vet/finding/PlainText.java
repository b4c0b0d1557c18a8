package io.trojanscope.vet.finding;

/** Text of a stranger's file, made fit to be shown anywhere. */
public final class PlainText {
  private static final int LONGEST = 300;

  private PlainText() {}

  /** Printable ASCII of bounded length; other characters as {@code \\uXXXX}. */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length() && plain.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        plain.append(c);
      } else {
        plain.append("\\u%04x".formatted((int) c));
      }
    }
    return plain.length() < LONGEST ? plain.toString() : plain + "...";
  }
}
