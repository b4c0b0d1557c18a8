package io.trojanscope.model.djl;

import ai.djl.engine.EngineException;
import io.trojanscope.error.InvalidInputException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Failures of the engine as errors of the user's model, in one line of the engine's many. */
public final class EngineFailure {
  private static final int LONGEST = 300;
  private static final String ERROR = "Error: ";

  /** Where in libtorch's own source a condition did not hold. */
  private static final Pattern SOURCE = Pattern.compile("^\\[enforce fail at [^]]*\\] [^.]*\\. ");

  private EngineFailure() {}

  /**
   * The call's result.
   *
   * @param name of what failed, to begin the error with
   * @throws InvalidInputException if the engine fails
   */
  public static <T> T named(String name, Supplier<T> call) {
    try {
      return call.get();
    } catch (EngineException | UnsupportedOperationException | UncheckedIOException e) {
      throw new InvalidInputException(
          name + ": PyTorch cannot run the network: " + reason(e.getMessage()), e);
    }
  }

  /**
   * What went wrong, without the trace of the module's code.
   *
   * @param message of an exception of the engine; may be null
   */
  static String reason(String message) {
    String reason = String.valueOf(message);
    int error = reason.lastIndexOf(ERROR);
    if (error >= 0) {
      reason = reason.substring(error + ERROR.length());
    }
    reason = reason.strip().lines().findFirst().orElse("no reason given");
    reason = SOURCE.matcher(reason).replaceFirst("");
    return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "..." : reason;
  }
}
