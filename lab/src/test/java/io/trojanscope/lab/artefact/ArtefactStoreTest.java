package io.trojanscope.lab.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtefactStoreTest {
  private static final ArtefactKey KEY = key("7");

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();

  @Test
  void findsWhatItMadeAndNothingElse() {
    ArtefactStore store = store();
    assertThat(store.find(KEY)).isEmpty();

    Path made = store.make(KEY, work -> Files.writeString(work.resolve("result"), "42"));

    assertThat(store.find(KEY)).contains(made);
    assertThat(store().find(KEY)).contains(made);
    assertThat(made.resolve("result")).hasContent("42");
    assertThat(store.find(key("8"))).isEmpty();
    assertThat(store.seconds(KEY).orElseThrow()).isBetween(0.0, 60.0);
    assertThat(notices).isEmpty();
  }

  @Test
  void saysWhatItWasMadeFrom() {
    Path made = store().make(KEY, work -> {});

    assertThat(made.resolve("made-from.txt")).hasContent("seed = 7\n");
    assertThat(made.getFileName().toString()).matches("maps-[0-9a-f]{16}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"result", "made-from.txt", "SHA256SUMS"})
  void reportsADamagedArtefactAndMakesItAgain(String damaged) throws IOException {
    Path made = store().make(KEY, work -> Files.writeString(work.resolve("result"), "42"));
    Files.writeString(made.resolve(damaged), "43");
    ArtefactStore store = store();

    assertThat(store.find(KEY)).isEmpty();

    assertThat(notices)
        .singleElement()
        .asString()
        .contains(made.toString())
        .endsWith("computed again");
    store.make(KEY, work -> Files.writeString(work.resolve("result"), "42"));
    assertThat(store.find(KEY)).contains(made);
  }

  @Test
  void noticesAMissingAndAFurtherFile() throws IOException {
    Path made = store().make(KEY, work -> Files.writeString(work.resolve("result"), "42"));
    Files.delete(made.resolve("result"));
    assertThat(store().find(KEY)).isEmpty();

    store().make(KEY, work -> Files.writeString(work.resolve("result"), "42"));
    Files.writeString(made.resolve("other"), "");
    assertThat(store().find(KEY)).isEmpty();
  }

  @Test
  void keepsNothingOfWorkThatFails() throws IOException {
    ArtefactStore store = store();

    assertThatThrownBy(
            () ->
                store.make(
                    KEY,
                    work -> {
                      Files.writeString(work.resolve("result"), "4");
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);

    assertThat(files()).isEmpty();
    assertThat(store.find(KEY)).isEmpty();
  }

  @Test
  void removesTheRemainsOfAKilledRun() throws IOException {
    Files.createDirectories(folder.resolve(".part-maps-0/inner"));
    Files.writeString(folder.resolve(".part-maps-0/result"), "4");

    store();

    assertThat(files()).isEmpty();
  }

  private ArtefactStore store() {
    return new ArtefactStore(folder, notices::add);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static ArtefactKey key(String seed) {
    return new ArtefactKey("maps", new TreeMap<>(Map.of("seed", seed)));
  }
}
