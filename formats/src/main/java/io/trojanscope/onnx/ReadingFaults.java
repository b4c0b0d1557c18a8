package io.trojanscope.onnx;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import java.util.Optional;
import java.util.function.Supplier;

/** A file that breaks what reads it is the file's fault, and must not end work on others. */
public final class ReadingFaults {
  private ReadingFaults() {}

  /**
   * Does work with a file's network.
   *
   * @param file its name in errors
   * @throws InvalidInputException in place of whatever else fails
   * @throws SuspiciousInputException as the work throws it
   */
  public static <T> T named(String file, Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidInputException | SuspiciousInputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InvalidInputException(
          file + ": is not well formed: " + firstLine(e) + "; export it anew", e);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new InvalidInputException(
          file
              + ": needs more memory or nests deeper than Java allows; allow more with TROJANSCOPE_JAVA_OPTS='-Xmx8g -Xss16m'",
          e);
    }
  }

  private static String firstLine(RuntimeException failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElse(failure.getClass().getSimpleName());
  }
}
