package io.trojanscope.files;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * An empty folder for temporary files that only this user may enter; deleted when closed. What a
 * killed process left behind is deleted when the next process makes its first folder.
 */
public final class PrivateFolder implements AutoCloseable {
  private final Path path;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PrivateFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one.
   *
   * @throws InvalidInputException if the folder for temporary files cannot be written
   */
  public static PrivateFolder create() {
    try {
      return new PrivateFolder(TemporaryRoot.newFolder());
    } catch (IOException e) {
      throw new InvalidInputException(
          "temporary folder "
              + System.getProperty("java.io.tmpdir")
              + ": cannot be written; free space there or set -Djava.io.tmpdir",
          e);
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Deletes the folder and all that lies in it. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    if (delete(path)) {
      TemporaryRoot.release();
    } else {
      path.toFile().deleteOnExit();
    }
  }

  /** Whether nothing of a folder is left; links are deleted, not followed. */
  static boolean delete(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (NoSuchFileException e) {
      return true; // deleted by whoever used it
    } catch (IOException e) {
      return false;
    }
  }
}
