package io.trojanscope.vet.pickle;

import io.trojanscope.vet.finding.Finding.Kind;

/** A pickle cannot be read on. */
public final class PickleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  private PickleException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static PickleException malformed(String message) {
    return new PickleException(Kind.PICKLE, message);
  }

  static PickleException limit(String what, long size, long limit) {
    return new PickleException(Kind.LIMIT, what + " " + size + "; the limit is " + limit);
  }

  public Kind kind() {
    return kind;
  }
}
