package io.trojanscope.lab.artefact;

import io.trojanscope.error.InvalidInputException;
import java.util.function.Consumer;

/** Ends a run with its first warning: the run must keep all that it computes. */
public final class StrictWarnings {
  private StrictWarnings() {}

  /** Throws each warning as an {@link InvalidInputException}. */
  public static Consumer<String> refusing() {
    return warning -> {
      throw new InvalidInputException(warning);
    };
  }
}
