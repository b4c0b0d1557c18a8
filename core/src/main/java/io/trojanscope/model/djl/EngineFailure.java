package io.trojanscope.model.djl;

import java.util.regex.Pattern;

/** Makes one line of the engine's many. */
final class EngineFailure {
  private static final int LONGEST = 300;
  private static final String ERROR = "Error: ";

  /** Where in libtorch's own source a condition did not hold. */
  private static final Pattern SOURCE = Pattern.compile("^\\[enforce fail at [^]]*\\] [^.]*\\. ");

  private EngineFailure() {}

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
