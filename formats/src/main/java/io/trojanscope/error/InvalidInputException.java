package io.trojanscope.error;

/**
 * Something that the user gave cannot be used: a file, an image, a model or an option.
 *
 * <p>The message is one line that says where, what was expected, what was found, and how to mend
 * it.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidInputException(String message) {
    super(message);
  }

  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
