package io.trojanscope.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
  @TempDir Path root;

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  private List<String> names(List<String> include, List<String> exclude) {
    return ModelFolder.find(root, include, exclude).stream().map(ModelEntry::name).toList();
  }

  @Test
  void findsModelsBelowTheFolderInTheOrderOfTheirNames() throws IOException {
    files("z.onnx", "a/b/m.pt", "a/m.pth", "a/notes.txt", "m.onnx.yaml", ".git/x.onnx", ".y.onnx");

    assertThat(names(List.of(), List.of())).containsExactly("a/b/m.pt", "a/m.pth", "z.onnx");
  }

  @Test
  void aGlobWithoutASlashIsForTheName() throws IOException {
    files("a/one.onnx", "two.onnx", "a/one.bin");

    assertThat(names(List.of("one.*"), List.of())).containsExactly("a/one.bin", "a/one.onnx");
    assertThat(names(List.of("a/*.onnx"), List.of())).containsExactly("a/one.onnx");
    assertThat(names(List.of(), List.of("a/**"))).containsExactly("two.onnx");
    assertThat(names(List.of(), List.of("t*"))).containsExactly("a/one.onnx");
  }

  @Test
  void linksAreFollowedButNotInCircles() throws IOException {
    files("blobs/1234");
    Files.createDirectories(root.resolve("snapshots"));
    Files.createSymbolicLink(root.resolve("snapshots/m.onnx"), Path.of("../blobs/1234"));
    Files.createSymbolicLink(root.resolve("snapshots/circle"), root);

    assertThat(names(List.of(), List.of())).containsExactly("snapshots/m.onnx");
  }

  @Test
  void aFolderWithoutModelsIsAnError() throws IOException {
    files("readme.md");

    assertThatThrownBy(() -> names(List.of(), List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected model files (*.onnx, *.pt, *.pth, *.ts), found none")
        .hasMessageEndingWith("name them with " + InvalidInputException.nameOf("include"))
        .extracting(e -> ((InvalidInputException) e).setting().orElseThrow())
        .isEqualTo("include");
    assertThatThrownBy(() -> names(List.of("[a"), List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("include: expected a pattern such as *.onnx, found '[a'");
    assertThatThrownBy(() -> names(List.of(), List.of("[b")))
        .hasMessageStartingWith("exclude: expected a pattern such as *.onnx, found '[b'");
  }
}
