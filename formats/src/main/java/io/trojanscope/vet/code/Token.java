package io.trojanscope.vet.code;

/**
 * One token of source text.
 *
 * @param start index of its first character in the text
 * @param line counted from 1
 */
record Token(Type type, String text, int start, int line) {
  /** Kinds of tokens. */
  enum Type {
    NAME,
    NUMBER,
    STRING,
    OPERATOR
  }

  int end() {
    return start + text.length();
  }

  boolean isName() {
    return type == Type.NAME;
  }

  boolean is(String other) {
    return type != Type.STRING && text.equals(other);
  }

  /** What is between the quotes of a string, escapes as they are; else the text itself. */
  String unquoted() {
    return type == Type.STRING ? text.substring(1, text.length() - 1) : text;
  }
}
