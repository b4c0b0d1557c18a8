package io.trojanscope.vet.code;

import io.trojanscope.vet.finding.Finding.Kind;

/** Source text cannot be read on. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int line;

  private SourceException(Kind kind, int line, String message) {
    super(message);
    this.kind = kind;
    this.line = line;
  }

  public static SourceException syntax(int line, String message) {
    return new SourceException(Kind.SYNTAX, line, message);
  }

  static SourceException limit(int line, String what, int limit) {
    return new SourceException(Kind.LIMIT, line, what + "; the limit is " + limit);
  }

  Kind kind() {
    return kind;
  }

  public int line() {
    return line;
  }
}
