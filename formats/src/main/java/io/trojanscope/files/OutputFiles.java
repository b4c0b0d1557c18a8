package io.trojanscope.files;

import io.trojanscope.error.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes files that are whole or absent: to a temporary file beside the target, which is then
 * moved.
 */
public final class OutputFiles {
  private static final int PROBE_BYTES = 1 << 22;

  private OutputFiles() {}

  /** The content of an output file. */
  @FunctionalInterface
  public interface Content {
    /** Writes the content; does not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Creates a folder and its missing parents.
   *
   * @throws InvalidInputException if that fails
   */
  public static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  /**
   * Checks before the work begins that a file can be written.
   *
   * @param overwrite whether an existing file may be replaced
   * @throws InvalidInputException if the file exists and may not be replaced, is a link or a
   *     folder, or its folder is missing, cannot be written or has no space left
   */
  public static void requireWritable(Path file, boolean overwrite) {
    if (Files.isSymbolicLink(file)) {
      throw new InvalidInputException(
          file + ": is a symbolic link; give the path of a plain file to write");
    }
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(file + ": is a folder; give the name of a file to write");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !overwrite) {
      throw InvalidInputException.fixedBy(
          "force",
          file + ": exists already; to replace it, add " + InvalidInputException.nameOf("force"));
    }
    Path folder = folderOf(file);
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          file + ": the folder " + folder + " does not exist; create it first");
    }
    requireSpace(file, folder);
  }

  /**
   * A file to write.
   *
   * @param file path of the file
   * @param content what it will hold
   */
  public record Output(Path file, Content content) {}

  /**
   * Writes a file as a whole, replacing an existing one; on failure the old file stays as it was
   * and nothing else is left.
   *
   * @throws InvalidInputException if writing fails
   */
  public static void write(Path file, Content content) {
    writeTogether(List.of(new Output(file, content)));
  }

  /**
   * Writes several files as a whole, replacing existing ones: all of them, or on failure none. The
   * content of all is written before the first appears under its name.
   *
   * @throws InvalidInputException if writing fails
   */
  public static void writeTogether(List<Output> outputs) {
    List<Path> temporaries = new ArrayList<>();
    List<Path> moved = new ArrayList<>();
    try {
      for (Output output : outputs) {
        temporaries.add(temporaryBeside(output.file()));
        stage(output, temporaries.get(temporaries.size() - 1));
      }
      for (int i = 0; i < outputs.size(); i++) {
        move(temporaries.get(i), outputs.get(i));
        moved.add(outputs.get(i).file());
      }
    } finally {
      temporaries.forEach(OutputFiles::deleteQuietly);
      if (moved.size() < outputs.size()) {
        moved.forEach(OutputFiles::deleteQuietly);
      }
    }
  }

  private static Path temporaryBeside(Path file) {
    // Not createTempFile: its files are the owner's alone, and so would the result be.
    return folderOf(file).resolve("." + file.getFileName() + "." + UUID.randomUUID());
  }

  private static void stage(Output output, Path temporary) {
    temporary.toFile().deleteOnExit();
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(
                temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      output.content().writeTo(out);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(output.file(), e);
    }
  }

  private static void move(Path from, Output output) {
    try {
      move(from, output.file());
    } catch (IOException e) {
      throw FileErrors.cannotWrite(output.file(), e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /** Writes a file of the size of a usual result, which fails where the disk is full. */
  private static void requireSpace(Path file, Path folder) {
    Path probe = null;
    try {
      probe = Files.createTempFile(folder, ".trojanscope", ".probe");
      Files.write(probe, new byte[PROBE_BYTES]);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    } finally {
      if (probe != null) {
        deleteQuietly(probe);
      }
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
