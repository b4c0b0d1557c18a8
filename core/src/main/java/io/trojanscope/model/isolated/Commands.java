package io.trojanscope.model.isolated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Commands of the system that confine a process. */
final class Commands {
  static final String BUBBLEWRAP = "bwrap";
  static final String UNSHARE = "unshare";
  static final String SETPRIV = "setpriv";
  static final String PRLIMIT = "prlimit";

  private Commands() {}

  /** Where a command is installed by the system. */
  static Optional<Path> installed(String command) {
    return Stream.of("/usr/bin", "/bin")
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether a command succeeds; what it prints is thrown away. */
  static boolean succeeds(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
