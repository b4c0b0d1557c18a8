package io.trojanscope.image.file;

/**
 * An image file that is damaged, too large, or of a kind that is not read; the message says why.
 */
public final class UnreadablePictureException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadablePictureException(String reason) {
    super(reason);
  }

  UnreadablePictureException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
