package io.trojanscope.files;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Locale;

/** Errors of the file system as one line each, and the checks that prevent them. */
public final class FileErrors {
  /** What Java reads where the bytes of a file's name are no text. */
  private static final String UNREADABLE_NAME = "\ufffd";

  private FileErrors() {}

  /**
   * Checks that a path is a plain file that can be read.
   *
   * @param what is expected, such as {@code a model file}
   * @throws InvalidInputException if it is missing, a folder or a device, or cannot be read
   */
  public static void requireReadable(Path file, String what) {
    if (!Files.exists(file)) {
      throw new InvalidInputException(
          file
              + ": expected "
              + what
              + ", found no such file"
              + (file.toString().contains(UNREADABLE_NAME)
                  ? ", or its name does not fit this system's locale; rename it or set LC_ALL=C.UTF-8"
                  : ""));
    }
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file
              + ": expected "
              + what
              + ", found "
              + (Files.isDirectory(file) ? "a folder" : "no plain file"));
    }
    if (!Files.isReadable(file)) {
      throw new InvalidInputException(file + ": cannot be read: check its permissions");
    }
  }

  /** The error for a file or folder that could not be read. */
  public static InvalidInputException cannotRead(Object file, IOException e) {
    return new InvalidInputException(file + ": cannot be read: " + reason(e), e);
  }

  /** The error for a file or folder that could not be written. */
  public static InvalidInputException cannotWrite(Object file, IOException e) {
    return new InvalidInputException(file + ": cannot be written: " + reason(e), e);
  }

  /** The error for anything else that the file system refused. */
  public static InvalidInputException of(FileSystemException e) {
    return new InvalidInputException(
        (e.getFile() == null ? "files" : e.getFile()) + ": " + reason(e), e);
  }

  /** Why the file system refused, in a few words, without the file's name. */
  public static String reason(IOException e) {
    if (e instanceof FileSystemException refused) {
      return reason(refused);
    }
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : withHint(message.lines().findFirst().orElse(""));
  }

  private static String reason(FileSystemException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied; check its permissions";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (e instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    if (e instanceof FileSystemLoopException || e instanceof NotLinkException) {
      return "its symbolic links do not lead to a file";
    }
    return e.getReason() == null ? "the file system refused it" : withHint(e.getReason());
  }

  private static String withHint(String reason) {
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota")) {
      return reason + "; free some space or choose another place";
    }
    return lower.contains("read-only") ? reason + "; choose another place" : reason;
  }
}
