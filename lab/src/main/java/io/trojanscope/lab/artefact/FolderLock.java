package io.trojanscope.lab.artefact;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second run from writing to a folder at the same time. The system lets go of it when the
 * process ends, however it ends.
 */
public final class FolderLock implements AutoCloseable {
  private static final String FILE = ".lock";
  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock of an existing folder.
   *
   * @throws InvalidInputException if another run holds it, or the folder cannot be written
   */
  public static FolderLock of(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new InvalidInputException(
            folder + ": another run is writing here; wait until it ends, or give another folder");
      }
      return new FolderLock(folder, channel);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  /** The folder that is locked. */
  public Path folder() {
    return folder;
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }
}
