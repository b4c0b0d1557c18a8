package io.trojanscope.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
  @TempDir private Path temporary;

  @Test
  void foldersAreApartAndGoWhenClosed() throws IOException {
    Path first;
    Path second;
    try (PrivateFolder outer = PrivateFolder.create()) {
      second = outer.path();
      try (PrivateFolder inner = PrivateFolder.create()) {
        first = inner.path();
        assertThat(first).isEmptyDirectory().isNotEqualTo(second);
        Files.writeString(Files.createDirectory(first.resolve("deeper")).resolve("file"), "x");
      }
      assertThat(first).doesNotExist();
      assertThat(second).exists();
    }
    assertThat(second).doesNotExist();
    assertThat(second.getParent()).doesNotExist();
  }

  @Test
  void whatEndedProcessesLeftIsSwept() throws IOException {
    Path abandoned = folder("trojanscope-1", "in-use");
    Files.writeString(Files.createDirectory(abandoned.resolve("5")).resolve("model.pt"), "x");
    Path running = folder("trojanscope-2", "in-use");
    Path ofSomethingElse = folder("trojanscope-data", "pictures");
    Path link = Files.createSymbolicLink(temporary.resolve("trojanscope-3"), ofSomethingElse);

    try (FileChannel lock = FileChannel.open(running.resolve("in-use"), StandardOpenOption.WRITE)) {
      lock.lock();
      TemporaryRoot.sweep(temporary, Files.getOwner(temporary), temporary);
    }

    assertThat(abandoned).doesNotExist();
    assertThat(running.resolve("in-use")).exists();
    assertThat(ofSomethingElse.resolve("pictures")).exists();
    assertThat(link).isSymbolicLink();
  }

  /** Other processes would sweep the folder away if its lock were lost. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theOwnFolderStaysLocked() throws IOException {
    Path own = folder("trojanscope-1", "in-use");
    Path file = own.resolve("in-use");

    try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
      lock.lock();
      assertThat(isLocked(file)).isTrue();
      TemporaryRoot.sweep(temporary, Files.getOwner(temporary), own);

      assertThat(isLocked(file)).isTrue();
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    return Files.readString(Path.of("/proc/locks")).contains(inode);
  }

  private Path folder(String name, String file) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.writeString(folder.resolve(file), "");
    return folder;
  }
}
