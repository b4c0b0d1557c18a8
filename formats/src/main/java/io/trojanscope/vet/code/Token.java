package io.trojanscope.vet.code;

/**
 * One token of source text.
 *
 * @param start index of its first character in the text
 * @param line counted from 1
 */
public record Token(Type type, String text, int start, int line) {
  /** Kinds of tokens. */
  public enum Type {
    NAME,
    NUMBER,
    STRING,
    OPERATOR
  }

  public int end() {
    return start + text.length();
  }

  public boolean isName() {
    return type == Type.NAME;
  }

  public boolean is(String other) {
    return type != Type.STRING && text.equals(other);
  }

  /** What is between the quotes of a string, escapes as they are; else the text itself. */
  public String unquoted() {
    return type == Type.STRING ? text.substring(1, text.length() - 1) : text;
  }
}
