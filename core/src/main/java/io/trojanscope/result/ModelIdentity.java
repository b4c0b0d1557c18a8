package io.trojanscope.result;

import java.util.regex.Pattern;

/**
 * The model that a result is about.
 *
 * @param name of the model, usually of its file; may hold any character
 * @param sha256 of the model's file, lower-case hexadecimal
 */
public record ModelIdentity(String name, String sha256) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if the hash is not 64 lower-case hexadecimal digits
   */
  public ModelIdentity {
    if (!isSha256(sha256)) {
      throw new IllegalArgumentException(
          "expected a SHA-256 of 64 lower-case hexadecimal digits, found " + sha256);
    }
  }

  static boolean isSha256(String text) {
    return SHA256.matcher(text).matches();
  }
}
