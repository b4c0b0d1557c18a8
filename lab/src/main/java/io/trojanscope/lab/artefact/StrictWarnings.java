package io.trojanscope.lab.artefact;

import io.trojanscope.error.InvalidInputException;

/** Ends a run with its first warning: the run must keep all that it computes. */
public final class StrictWarnings {
  private StrictWarnings() {}

  /**
   * Refuses a warning.
   *
   * @throws InvalidInputException always, with the warning
   */
  public static void refuse(String warning) {
    throw new InvalidInputException(warning);
  }
}
