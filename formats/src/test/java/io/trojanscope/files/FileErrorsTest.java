package io.trojanscope.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileErrorsTest {
  @TempDir Path folder;

  @Test
  void saysWhatTheFileSystemRefused() {
    assertThat(FileErrors.of(new AccessDeniedException("a.onnx")))
        .hasMessage("a.onnx: permission denied; check its permissions");
    assertThat(FileErrors.cannotRead("a.onnx", new NoSuchFileException("a.onnx")))
        .hasMessage("a.onnx: cannot be read: no such file or folder");
    assertThat(FileErrors.of(new FileSystemException(null))).hasMessageStartingWith("files: ");
  }

  @Test
  void saysHowToFixAFullDisk() {
    String full = "No space left on device";
    String expected =
        "x: cannot be written: No space left on device; free some space or choose another place";

    assertThat(FileErrors.cannotWrite("x", new IOException(full))).hasMessage(expected);
    assertThat(FileErrors.cannotWrite("x", new FileSystemException("x", null, full)))
        .hasMessage(expected);
  }

  @Test
  void tellsWhatAPathIsInsteadOfAFile() throws IOException {
    assertThatThrownBy(() -> FileErrors.requireReadable(folder, "a model file"))
        .hasMessage(folder + ": expected a model file, found a folder");
    Path missing = folder.resolve("missing.onnx");
    assertThatThrownBy(() -> FileErrors.requireReadable(missing, "a model file"))
        .hasMessage(missing + ": expected a model file, found no such file");
    FileErrors.requireReadable(Files.createFile(missing), "a model file");
  }
}
