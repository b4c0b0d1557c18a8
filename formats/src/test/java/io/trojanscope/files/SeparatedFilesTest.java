package io.trojanscope.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeparatedFilesTest {
  @TempDir Path folder;
  private Path data;
  private Path apart;

  @BeforeEach
  void twoFiles() throws IOException {
    data = folder.resolve("data");
    apart = folder.resolve("apart");
    Files.createDirectories(data.resolve("cat"));
    Files.writeString(data.resolve("cat/1.png"), "one");
    Files.writeString(data.resolve("cat/2.png"), "two");
  }

  private SeparatedFiles files(Path target) {
    return SeparatedFiles.of("data", Optional.of(data), List.of("cat/1.png", "cat/2.png"), target);
  }

  @Test
  void filesKeepTheirFoldersAndContents() {
    files(apart).requireMovable();
    files(apart).move();

    assertThat(apart.resolve("cat/1.png")).hasContent("one");
    assertThat(apart.resolve("cat/2.png")).hasContent("two");
    assertThat(data.resolve("cat")).isEmptyDirectory();
  }

  @Test
  void anExistingFileIsNeverReplaced() throws IOException {
    Files.createDirectories(apart.resolve("cat"));
    Files.writeString(apart.resolve("cat/2.png"), "kept");

    assertThatThrownBy(() -> files(apart).requireMovable())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("never replaced");
    assertThatThrownBy(() -> files(apart).move())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1 of 2 files were moved before");
    assertThat(apart.resolve("cat/2.png")).hasContent("kept");
    assertThat(data.resolve("cat/2.png")).hasContent("two");
  }

  @Test
  void aFolderWithinTheDataIsRefused() {
    assertThatThrownBy(() -> files(data.resolve("apart")).requireMovable())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected a folder apart from");
  }

  @Test
  void imagesWithoutFilesCannotBeMoved() {
    assertThatThrownBy(() -> SeparatedFiles.of("mnist", Optional.empty(), List.of(), apart))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("images that share a file");
  }
}
