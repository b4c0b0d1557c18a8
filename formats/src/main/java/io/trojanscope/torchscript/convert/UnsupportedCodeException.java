package io.trojanscope.torchscript.convert;

/** Code does something that cannot become a graph; says so without the place. */
final class UnsupportedCodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedCodeException(String what) {
    super(what);
  }

  /** The same of an operator, which is named unless it is already. */
  UnsupportedCodeException in(String operator) {
    return getMessage().contains(operator)
        ? this
        : new UnsupportedCodeException(operator + ": " + getMessage());
  }
}
