package io.trojanscope.vet.code;

import java.util.List;

/**
 * Splits source text into tokens: only what TorchScript's printer writes, where libtorch's lexer
 * and this one cannot come to different results. No comments, no line continuations, no strings in
 * triple quotes, no white space but blanks and line ends.
 */
final class Tokenizer {
  /** Operators of one character that begin no longer operator. */
  private static final String SHORT_OPERATORS = "()[]{},:@~";

  /** An operator stands before the shorter ones that it begins with. */
  private static final List<String> OTHER_OPERATORS =
      List.of(
          "**=", "<<=", ">>=", "...", "->", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "+=",
          "-=", "*=", "/=", "%=", "|=", "&=", "^=", ".", "=", "+", "-", "*", "/", "%", ">", "<",
          "&", "^", "|");

  private final String text;
  private int at;
  private int line = 1;

  /** Begins with a text whose characters are its bytes. */
  Tokenizer(String text) {
    this.text = text;
  }

  int line() {
    return line;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** Skips blanks and returns their number. */
  int skipBlanks() {
    int start = at;
    while (!atEnd() && text.charAt(at) == ' ') {
      at++;
    }
    return at - start;
  }

  /** Whether a line ends here; if so, goes behind its end. */
  boolean skipLineEnd() {
    if (atEnd() || text.charAt(at) != '\n') {
      return false;
    }
    at++;
    line++;
    return true;
  }

  /** The next token, which begins right here. */
  Token next() {
    char c = text.charAt(at);
    if (isLetter(c)) {
      return token(Token.Type.NAME, nameEnd(at));
    }
    if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
      return token(Token.Type.NUMBER, numberEnd());
    }
    if (c == '"' || c == '\'') {
      return token(Token.Type.STRING, stringEnd(c));
    }
    if (SHORT_OPERATORS.indexOf(c) >= 0) {
      return token(Token.Type.OPERATOR, at + 1);
    }
    for (String operator : OTHER_OPERATORS) {
      if (text.startsWith(operator, at)) {
        return token(Token.Type.OPERATOR, at + operator.length());
      }
    }
    throw SourceException.syntax(line, "'" + c + "' does not occur in TorchScript");
  }

  private Token token(Token.Type type, int end) {
    Token token = new Token(type, text.substring(at, end), at, line);
    at = end;
    return token;
  }

  private int nameEnd(int start) {
    int end = start;
    while (isLetter(charAt(end)) || isDigit(charAt(end))) {
      end++;
    }
    return end;
  }

  private int numberEnd() {
    int end = digitsEnd(at);
    if (charAt(end) == '.') {
      end = digitsEnd(end + 1);
    }
    if (charAt(end) == 'e' || charAt(end) == 'E') {
      int sign = charAt(end + 1) == '-' || charAt(end + 1) == '+' ? 1 : 0;
      if (isDigit(charAt(end + 1 + sign))) {
        end = digitsEnd(end + 1 + sign);
      }
    }
    if (charAt(end) == 'j') {
      end++;
    }
    if (isLetter(charAt(end))) {
      throw SourceException.syntax(line, "a number is followed by a letter");
    }
    return end;
  }

  private int digitsEnd(int start) {
    int end = start;
    while (isDigit(charAt(end))) {
      end++;
    }
    return end;
  }

  private int stringEnd(char quote) {
    int end = at + 1;
    while (charAt(end) != quote) {
      end += charAt(end) == '\\' ? 2 : 1;
      if (end >= text.length() || charAt(end) == '\n' || charAt(end - 1) == '\n') {
        throw SourceException.syntax(line, "a string does not end on its line");
      }
    }
    if (end == at + 1 && charAt(end + 1) == quote) {
      throw SourceException.syntax(line, "a string is in triple quotes");
    }
    return end + 1;
  }

  /** A character, or a line end behind the last. */
  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : '\n';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
