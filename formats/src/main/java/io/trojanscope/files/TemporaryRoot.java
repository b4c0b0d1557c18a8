package io.trojanscope.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;

/**
 * The folder that holds all private folders of this process. A locked file in it says that the
 * process still runs: the system gives the lock back when the process ends, however it ends.
 */
final class TemporaryRoot {
  private static final String BEGINNING = "trojanscope-";
  private static final String LOCK = "in-use";
  private static boolean swept;
  private static Path root;
  private static FileChannel lock;
  private static int folders;

  private TemporaryRoot() {}

  /** A new empty folder that only this user may enter. */
  static synchronized Path newFolder() throws IOException {
    if (root == null) {
      open();
      if (!swept) {
        swept = true;
        sweep(root.getParent(), Files.getOwner(root), root);
      }
    }
    Path folder = Files.createTempDirectory(root, "");
    folders++;
    return folder;
  }

  private static void open() throws IOException {
    Path made = Files.createTempDirectory(BEGINNING).toAbsolutePath();
    FileChannel channel =
        FileChannel.open(
            made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    root = made;
    lock = channel;
  }

  /** Says that one of the folders is gone; with the last one, the root goes. */
  static synchronized void release() {
    if (--folders > 0) {
      return;
    }
    try {
      lock.close();
    } catch (IOException e) {
      // the lock ends with the process at the latest
    }
    if (!PrivateFolder.delete(root)) {
      root.toFile().deleteOnExit();
    }
    root = null;
  }

  /**
   * Deletes what ended processes of a user left in a folder.
   *
   * @param own root of this process; to open and close its locked file would give the lock back
   */
  static void sweep(Path temporary, UserPrincipal user, Path own) {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, BEGINNING + "*")) {
      for (Path folder : left) {
        if (!folder.equals(own)
            && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
            && isAbandoned(folder)) {
          PrivateFolder.delete(folder);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // what is left takes space, but harms nobody
    }
  }

  private static boolean isAbandoned(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || !Files.isWritable(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free != null;
    } catch (OverlappingFileLockException e) {
      return false; // another copy of this class in this process holds it
    }
  }
}
