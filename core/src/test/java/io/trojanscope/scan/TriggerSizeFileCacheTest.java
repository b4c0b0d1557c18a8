package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerSizeFileCacheTest {
  private static final DifferentiableClassifier MODEL =
      new LinearClassifier(new ImageShape(1, 1, 1), new float[][] {{1}, {2}});

  private static final TriggerSizes FIRST = new TriggerSizes(List.of(1.5, 2.0));
  private static final TriggerSizes SECOND = new TriggerSizes(List.of(3.0, 4.25));

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  private SizeCache cache(String hash) {
    IdentityHashMap<DifferentiableClassifier, String> hashes = new IdentityHashMap<>();
    hashes.put(MODEL, hash);
    return new TriggerSizeFileCache(
        new CacheFolder(folder.resolve("cache")), hashes, warnings::add);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.toList();
    }
  }

  @Test
  void returnsTheStoredArtefact() {
    assertThat(cache("a").sizes(MODEL, "key", 2, () -> FIRST)).isEqualTo(FIRST);
    assertThat(cache("a").sizes(MODEL, "key", 2, () -> SECOND)).isEqualTo(FIRST);
  }

  @Test
  void separatesModelsAndKeys() {
    cache("a").sizes(MODEL, "key", 2, () -> FIRST);
    assertThat(cache("b").sizes(MODEL, "key", 2, () -> SECOND)).isEqualTo(SECOND);
    assertThat(cache("a").sizes(MODEL, "other", 2, () -> SECOND)).isEqualTo(SECOND);
  }

  @Test
  void computesResultsWithoutKeyOrHash() {
    cache("a").sizes(MODEL, SizeCache.UNCACHED, 2, () -> FIRST);
    assertThat(cache("a").sizes(MODEL, SizeCache.UNCACHED, 2, () -> SECOND)).isEqualTo(SECOND);
    DifferentiableClassifier suspect =
        new LinearClassifier(new ImageShape(1, 1, 1), new float[][] {{1}, {2}});
    cache("a").sizes(suspect, "key", 2, () -> FIRST);
    assertThat(cache("a").sizes(suspect, "key", 2, () -> SECOND)).isEqualTo(SECOND);
  }

  @Test
  void computesADamagedArtefactAgain() throws IOException {
    for (String damage : List.of("", "1.5", "1.5\nx\n", "1.5\n2.0", "1.5\n2.0\nsha256 0")) {
      cache("a").sizes(MODEL, "key", 2, () -> FIRST);
      assertThat(files()).hasSize(1);
      Files.writeString(files().get(0), damage);
      assertThat(cache("a").sizes(MODEL, "key", 2, () -> SECOND)).isEqualTo(SECOND);
      Files.delete(files().get(0));
    }
  }

  @Test
  void keepsThatNothingWasSearched() {
    TriggerSizes none = new TriggerSizes(List.of(0.0, 2.5));
    cache("a").sizes(MODEL, "key", 2, () -> none);

    assertThat(cache("a").sizes(MODEL, "key", 2, () -> SECOND)).isEqualTo(none);
  }

  @Test
  void aChangedNumberDoesNotPass() throws IOException {
    cache("a").sizes(MODEL, "key", 2, () -> FIRST);
    String kept = Files.readString(files().get(0));
    Files.writeString(files().get(0), kept.replace("1.5", "1.4"));
    assertThat(cache("a").sizes(MODEL, "key", 2, () -> SECOND)).isEqualTo(SECOND);
  }

  @Test
  void aFolderThatCannotBeWrittenCostsOneWarning() throws IOException {
    Files.writeString(folder.resolve("cache"), "no folder");
    SizeCache cache = cache("a");
    assertThat(cache.sizes(MODEL, "key", 2, () -> FIRST)).isEqualTo(FIRST);
    assertThat(cache.sizes(MODEL, "key", 2, () -> SECOND)).isEqualTo(SECOND);
    assertThat(warnings).singleElement().asString().contains("are not kept");
  }

  @Test
  void somethingElseThanAFileIsNotRead() throws IOException {
    cache("a").sizes(MODEL, "key", 2, () -> FIRST);
    Path file = files().get(0);
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(cache("a").sizes(MODEL, "key", 2, () -> SECOND)).isEqualTo(SECOND);
  }
}
