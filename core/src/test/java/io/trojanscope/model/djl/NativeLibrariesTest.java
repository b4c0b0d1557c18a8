package io.trojanscope.model.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
  private static final Map<String, Long> SIZES = Map.of("libone.so", 5L, "libtwo.so", 7L);

  @TempDir Path cache;
  private Path folder;
  private final AtomicInteger unpacked = new AtomicInteger();

  @BeforeEach
  void setFolder() {
    folder = cache.resolve("pytorch").resolve("2.7.1-cpu");
  }

  @Test
  void unpacksOnce() {
    prepare();
    prepare();

    assertThat(unpacked).hasValue(1);
    assertThat(folder.resolve("libtwo.so")).hasSize(7);
  }

  @Test
  void replacesATruncatedLibrary() throws IOException {
    prepare();
    Files.writeString(folder.resolve("libtwo.so"), "cut");
    Files.writeString(folder.resolve("libolder.so"), "of another version");
    prepare();

    assertThat(unpacked).hasValue(2);
    assertThat(folder.resolve("libtwo.so")).hasSize(7);
  }

  @Test
  void saysWhichFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(cache.resolve("file"), "");
    NativeLibraries libraries = new NativeLibraries(file.resolve("pytorch/2.7.1-cpu"), SIZES);

    assertThatThrownBy(() -> libraries.prepare(() -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageEndingWith("cannot be written; set DJL_CACHE_DIR to a writable folder");
  }

  @Test
  void onlyOneOfSeveralProcessesUnpacks() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  SlowUnpacking.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    List<String> printed = new ArrayList<>();
    for (Process process : processes) {
      printed.add(
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
    assertThat(printed).containsExactlyInAnyOrder("unpacked whole", "whole", "whole");
  }

  @Test
  void theEnginesOwnAreWholeOnceItHasStarted() {
    TorchEngine.prepareThread();
    NativeLibraries.ofEngine()
        .prepare(
            () -> {
              throw new AssertionError("unpacked again");
            });
  }

  private void prepare() {
    new NativeLibraries(folder, SIZES)
        .prepare(
            () -> {
              unpacked.incrementAndGet();
              SlowUnpacking.unpack(folder, 0);
            });
  }
}
