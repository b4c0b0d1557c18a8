package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;

/** Checks of the numbers that options give. */
final class OptionChecks {
  private OptionChecks() {}

  static void requireBetween(int least, int most, int found, String option) {
    if (found < least || found > most) {
      throw new InvalidInputException(
          "%s: expected %d to %d, found %d".formatted(option, least, most, found));
    }
  }

  static void requireAtLeast(int least, int found, String option) {
    if (found < least) {
      throw new InvalidInputException(option + ": expected at least " + least + ", found " + found);
    }
  }
}
