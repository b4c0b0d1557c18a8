package io.trojanscope;

/**
 * A file tries what no honest file needs: it is not used, and that it tries is itself a finding.
 *
 * <p>The message is one line that says where, what was found, and what can be done.
 */
public final class SuspiciousInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SuspiciousInputException(String message) {
    super(message);
  }
}
