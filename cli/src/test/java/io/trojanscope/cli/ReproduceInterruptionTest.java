package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts a reproduction while it trains its first model. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class ReproduceInterruptionTest {
  @TempDir private Path folder;

  @Test
  void saysHowToGoOnAndLeavesNothingHalfWritten() throws Exception {
    Path work = folder.resolve("paper").resolve("work");
    Path err = folder.resolve("err.txt");
    Process program = start(err);
    try {
      while (program.isAlive() && unfinished(work).isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      // Not SIGINT: a build in the background would hand on that it is ignored.
      program.toHandle().destroy();

      assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    assertThat(program.exitValue()).isEqualTo(128 + 15);
    assertThat(err)
        .content()
        .endsWith(
            "finished steps are kept in "
                + work
                + "; the same command continues from there\ninterrupted\n");
    assertThat(unfinished(work)).isEmpty();
    assertThat(folder.resolve("paper").resolve("report.html")).doesNotExist();
  }

  private Process start(Path err) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "reproduce",
            "--only",
            "fig23",
            "--out",
            folder.resolve("paper").toString())
        .redirectError(err.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<Path> unfinished(Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(work)) {
      return inside.filter(path -> path.getFileName().toString().startsWith(".part-")).toList();
    }
  }
}
