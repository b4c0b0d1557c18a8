package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What must come of a model file that is not taken. */
final class RefusedModel {
  private RefusedModel() {}

  /**
   * Inspects a file that is alone in its folder: one line that names it, an error on standard error
   * (2) or a finding among what is reported about the file (1), and nothing is left beside it.
   */
  static void assertRefused(Path file, int exitCode, String message) throws IOException {
    CommandRun run = CommandRun.of("inspect", file.toString());

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
    assertThat(exitCode == 1 ? run.out() : run.err())
        .contains((exitCode == 1 ? "finding: " : "error: ") + file + ": ")
        .contains(message);
    assertThat(run.err().lines()).hasSize(exitCode == 1 ? 0 : 1);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }
}
