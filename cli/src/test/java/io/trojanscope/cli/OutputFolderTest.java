package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path parent;

  @Test
  void makesTheFolderWithAllItsFiles() throws IOException {
    Path folder = parent.resolve("maps");
    OutputFolder.requireWritable(folder, false);

    OutputFolder.write(folder, OutputFolderTest::twoFiles);

    assertThat(all(parent)).containsExactly("maps", "maps/a.json", "maps/png", "maps/png/b.png");
    assertThat(folder.resolve("a.json")).hasContent("new");
  }

  @Test
  void fillsAnEmptyFolder() throws IOException {
    OutputFolder.requireWritable(parent, false);
    OutputFolder.write(parent, OutputFolderTest::twoFiles);

    assertThat(all(parent)).containsExactly("a.json", "png", "png/b.png");
  }

  @Test
  void replacesItsOwnFilesAndKeepsOthers() throws IOException {
    Files.writeString(parent.resolve("a.json"), "old");
    Files.writeString(parent.resolve("notes"), "mine");
    assertThatThrownBy(() -> OutputFolder.requireWritable(parent, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("add --force");
    OutputFolder.requireWritable(parent, true);

    OutputFolder.write(parent, OutputFolderTest::twoFiles);

    assertThat(all(parent)).containsExactly("a.json", "notes", "png", "png/b.png");
    assertThat(parent.resolve("a.json")).hasContent("new");
    assertThat(parent.resolve("notes")).hasContent("mine");
  }

  @Test
  void leavesNothingIfWritingFails() throws IOException {
    Files.writeString(parent.resolve("a.json"), "old");
    for (Path folder : List.of(parent, parent.resolve("maps"))) {
      assertThatThrownBy(
              () ->
                  OutputFolder.write(
                      folder,
                      staging -> {
                        twoFiles(staging);
                        throw new IOException("No space left on device");
                      }))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              folder
                  + ": cannot be written: No space left on device; free some space or choose another place");
    }

    assertThat(all(parent)).containsExactly("a.json");
    assertThat(parent.resolve("a.json")).hasContent("old");
  }

  private static void twoFiles(Path folder) throws IOException {
    Files.writeString(folder.resolve("a.json"), "new");
    Files.createDirectory(folder.resolve("png"));
    Files.writeString(folder.resolve("png/b.png"), "new");
  }

  private static List<String> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.skip(1).map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }
}
