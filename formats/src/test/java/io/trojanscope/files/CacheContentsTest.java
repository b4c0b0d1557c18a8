package io.trojanscope.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheContentsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path path;
  private CacheFolder folder;

  @BeforeEach
  void fill() throws IOException {
    folder = new CacheFolder(path, 250);
    write("sizes-" + "a".repeat(64) + ".txt", 100, 2);
    write("reference-" + "b".repeat(64) + ".onnx", 100, 0);
    write("reference-" + "c".repeat(64) + ".onnx", 100, 1);
    write("diary.txt", 1000, 0);
  }

  @Test
  void theHashOfAReferenceIsAnOwnFile() throws IOException {
    write("reference-" + "b".repeat(64) + ".onnx.sha256", 64, 3);

    assertThat(CacheContents.of(folder).entries()).hasSize(4);
  }

  private void write(String name, int bytes, int day) throws IOException {
    Files.write(path.resolve(name), new byte[bytes]);
    Files.setLastModifiedTime(path.resolve(name), FileTime.from(START.plusSeconds(86_400L * day)));
  }

  private List<String> kept() {
    return CacheContents.of(folder).entries().stream()
        .map(entry -> entry.file().getFileName().toString().replaceAll("(.)\\1{3,}.*", "$1"))
        .toList();
  }

  @Test
  void listsOwnFilesTheOneUsedLongestAgoFirst() {
    assertThat(kept()).containsExactly("reference-b", "reference-c", "sizes-a");
    assertThat(CacheContents.of(folder).bytes()).isEqualTo(300);
  }

  @Test
  void deletesByAgeAndSizeAndNeverOtherFiles() {
    assertThat(CacheContents.of(folder).deleteUnusedSince(START.plusSeconds(1))).hasSize(1);
    assertThat(kept()).containsExactly("reference-c", "sizes-a");
    CacheContents.of(folder).deleteBeyond(150);
    assertThat(kept()).containsExactly("sizes-a");
    CacheContents.of(folder).deleteBeyond(0);
    assertThat(kept()).isEmpty();
    assertThat(path.resolve("diary.txt")).exists();
  }

  @Test
  void aFileThatIsUsedStaysLonger() throws IOException {
    Optional<Path> used = folder.find("reference-" + "b".repeat(64) + ".onnx");

    assertThat(used).isPresent();
    assertThat(kept()).containsExactly("reference-c", "sizes-a", "reference-b");
    assertThat(folder.find("reference-missing.onnx")).isEmpty();
  }

  @Test
  void theLimitHoldsWhenAFileIsAdded() {
    folder.file("sizes-new.txt");

    assertThat(kept()).containsExactly("reference-c", "sizes-a");
  }

  @Test
  void aMissingFolderIsEmpty() {
    assertThat(CacheContents.of(new CacheFolder(path.resolve("none"), 1)).entries()).isEmpty();
  }
}
