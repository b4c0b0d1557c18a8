package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.nio.file.Path;

/** Checks of the numbers that options give. */
final class OptionChecks {
  private OptionChecks() {}

  static void requireBetween(int least, int most, int found, String option) {
    if (found < least || found > most) {
      throw new InvalidInputException(
          "%s: expected %d to %d, found %d".formatted(option, least, most, found));
    }
  }

  /**
   * Checks before any work that a model is there to be read.
   *
   * @throws InvalidInputException if it is missing, a folder or a device, or cannot be read
   */
  static void requireModel(Path file) {
    FileErrors.requireReadable(file, "a model file");
  }

  static void requireAtLeast(int least, int found, String option) {
    if (found < least) {
      throw new InvalidInputException(option + ": expected at least " + least + ", found " + found);
    }
  }
}
