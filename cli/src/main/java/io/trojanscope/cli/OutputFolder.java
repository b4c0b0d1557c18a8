package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** A folder of results: all its files arrive together, or none does. */
final class OutputFolder {
  private static final Set<Path> HALF_WRITTEN = new ConcurrentSkipListSet<>();

  private OutputFolder() {}

  /** Writes the files of the folder. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Checks before the work begins that a folder can be made, or filled.
   *
   * @param overwrite whether files in it may be replaced
   * @throws InvalidInputException if it is a file, holds something that may not be replaced, or
   *     cannot be written
   */
  static void requireWritable(Path folder, boolean overwrite) {
    ResultFile.requireFile(folder, "--out", "a folder of results");
    if (!Files.isDirectory(folder)) {
      if (Files.exists(folder)) {
        throw new InvalidInputException(
            folder + ": expected a folder, found a file; give the name of a folder");
      }
      OutputFiles.requireWritable(folder, false);
      return;
    }
    if (!overwrite && !isEmpty(folder)) {
      throw new InvalidInputException(
          folder
              + ": expected an empty or new folder, found files in it; add --force to replace them, or choose another folder");
    }
    OutputFiles.requireWritable(folder.resolve(".trojanscope"), true);
  }

  /**
   * Fills a folder, making it if it is missing. Folders in it that the content has too are replaced
   * as a whole; other files stay as they are.
   *
   * @throws InvalidInputException if writing fails; nothing new is left then
   */
  static void write(Path folder, Content content) {
    boolean made = false;
    Path staging = null;
    try {
      made = !Files.isDirectory(folder);
      Files.createDirectories(folder);
      staging = Files.createTempDirectory(folder, ".part");
      HALF_WRITTEN.add(staging);
      content.writeTo(staging);
      moveInto(folder, staging);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    } finally {
      deleteTree(staging);
      if (made) {
        deleteIfEmpty(folder);
      }
    }
  }

  /** Temporary folders that would stay if the program ended now. */
  static List<Path> halfWritten() {
    return HALF_WRITTEN.stream().filter(Files::exists).toList();
  }

  private static void moveInto(Path folder, Path staging) throws IOException {
    for (Path from : tree(staging)) {
      Path to = folder.resolve(staging.relativize(from));
      if (Files.isDirectory(from)) {
        if (!from.equals(staging)) {
          // What an earlier run left in it would pass for a part of this result.
          deleteTree(Files.exists(to) ? to : null);
        }
        Files.createDirectories(to);
      } else {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  /** A folder and all in it, parents first. */
  private static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  private static void deleteTree(Path folder) {
    if (folder == null) {
      return;
    }
    try {
      for (Path file : tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // A leftover temporary folder must not hide how the work itself ended.
    }
  }

  private static void deleteIfEmpty(Path folder) {
    try {
      if (isEmpty(folder)) {
        Files.delete(folder);
      }
    } catch (IOException | InvalidInputException e) {
      // As above.
    }
  }
}
