package io.trojanscope.cli;

import io.trojanscope.InvalidInputException;

/** Checks of the numbers that options give. */
final class OptionChecks {
  private OptionChecks() {}

  static void requireAtLeast(int least, int found, String option) {
    if (found < least) {
      throw new InvalidInputException(option + ": expected at least " + least + ", found " + found);
    }
  }
}
