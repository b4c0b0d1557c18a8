package io.trojanscope.torchscript.convert;

/** Code does something that cannot become a graph, at a known place. */
final class LocatedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LocatedException(String where, RuntimeException cause) {
    super(where.startsWith(":") ? cause.getMessage() : where + ": " + cause.getMessage(), cause);
  }
}
