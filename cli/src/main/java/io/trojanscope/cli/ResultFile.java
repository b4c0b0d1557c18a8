package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A file that an option names for a result. The names {@code -} and {@code /dev/stdout} mean
 * standard output, which then holds the result alone.
 */
final class ResultFile {
  private static final Set<String> STANDARD_OUTPUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  private ResultFile() {}

  static boolean isStandardOutput(Path file) {
    return STANDARD_OUTPUT.contains(file.toString());
  }

  /**
   * Checks before the work begins that a result can be written, and keeps standard output for it
   * where that is meant.
   *
   * @throws InvalidInputException if it cannot be written
   */
  static void require(Path file, boolean overwrite, Console console) {
    if (isStandardOutput(file)) {
      console.reserveOutput();
    } else {
      OutputFiles.requireWritable(file, overwrite);
    }
  }

  /**
   * Checks that no two results go to one place.
   *
   * @param files by the option that names each
   * @throws InvalidInputException if two do
   */
  static void requireDifferent(SortedMap<String, Path> files) {
    Map<Path, String> options = new HashMap<>();
    files.forEach(
        (option, file) -> {
          String other = options.putIfAbsent(place(file), option);
          if (other != null) {
            throw new InvalidInputException(
                other
                    + " and "
                    + option
                    + (isStandardOutput(file)
                        ? ": both write to standard output; give one of them the name of a file"
                        : ": expected two files, found "
                            + file
                            + " twice; give one of them another name"));
          }
        });
  }

  /** Where a path leads, one place for all names of standard output. */
  static Path place(Path file) {
    return isStandardOutput(file) ? Path.of("-") : file.toAbsolutePath().normalize();
  }

  /**
   * Checks that a path is not standard output.
   *
   * @param what cannot be written to it, such as {@code a model}
   * @throws InvalidInputException if it is
   */
  static void requireFile(Path file, String option, String what) {
    if (isStandardOutput(file)) {
      throw new InvalidInputException(
          option + ": " + what + " cannot be written to standard output; give a name");
    }
  }

  /**
   * Writes a result, and says so if it went to a file.
   *
   * @throws InvalidInputException if writing fails
   */
  static void write(Path file, OutputFiles.Content content, Console console) {
    if (isStandardOutput(file)) {
      console.write(content);
    } else {
      OutputFiles.write(file, content);
      console.out().println("wrote " + DisplayText.inert(file.toString()));
    }
  }
}
