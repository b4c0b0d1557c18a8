package io.trojanscope.error;

import java.util.Optional;

/**
 * Thrown if an input of the user cannot be used: a file, an image, a model or a setting.
 *
 * <p>The message is one line that says where the problem is, what was expected, what was found, and
 * how to fix it.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String setting;

  /**
   * An error that no setting fixes.
   *
   * @param message one line: where, what was expected, what was found, how to fix it
   */
  public InvalidInputException(String message) {
    this(message, null, null);
  }

  /**
   * The same, with the exception that it comes from.
   *
   * @param message one line, as above
   */
  public InvalidInputException(String message, Throwable cause) {
    this(message, null, cause);
  }

  private InvalidInputException(String message, String setting, Throwable cause) {
    super(message, cause);
    this.setting = setting;
  }

  /**
   * An error that a setting fixes.
   *
   * @param setting its name, such as {@code input-shape}
   * @param message holds {@link #nameOf} the setting, or begins with the setting and a colon, so
   *     that a program whose settings have other names can replace it
   */
  public static InvalidInputException fixedBy(String setting, String message) {
    return new InvalidInputException(message, setting, null);
  }

  /** What messages call a setting: {@code the setting "input-shape"}. */
  public static String nameOf(String setting) {
    return "the setting \"" + setting + "\"";
  }

  /** Name of the setting that fixes the error, if there is one. */
  public Optional<String> setting() {
    return Optional.ofNullable(setting);
  }

  /** The same error with other words. */
  public InvalidInputException withMessage(String message) {
    return new InvalidInputException(message, setting, getCause());
  }
}
