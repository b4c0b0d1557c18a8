package io.trojanscope.model.isolated;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the operating system keeps a model from, beside its time limits.
 *
 * @param network whether it has no network
 * @param files whether it can open no file, neither to read nor to write
 * @param memory whether its native memory is limited, not only its Java heap
 */
public record Confinement(boolean network, boolean files, boolean memory) {
  static final Path SHELL = Path.of("/bin/sh");

  /** What this machine offers; found out once. */
  public static Confinement available() {
    return Available.CONFINEMENT;
  }

  /** What is missing, each a phrase such as "no network isolation"; empty if nothing is. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!network) {
      missing.add("no network isolation");
    }
    if (!files) {
      missing.add("no isolation from files");
    }
    if (!memory) {
      missing.add("no limit on native memory");
    }
    return List.copyOf(missing);
  }

  static boolean hasShell() {
    return File.separatorChar == '/' && Files.isExecutable(SHELL);
  }

  /** The command that gives a process a network of its own, without any interface. */
  static Optional<Path> unshare() {
    return Available.UNSHARE;
  }

  /** The command that changes the limits of a running process. */
  static Optional<Path> prlimit() {
    return Available.PRLIMIT;
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

  /** Containers often forbid what is installed. */
  private static final class Available {
    static final Optional<Path> UNSHARE =
        installed("unshare").filter(path -> succeeds(path.toString(), "-rn", "true"));
    static final Optional<Path> PRLIMIT =
        installed("prlimit").filter(path -> succeeds(path.toString(), "--nofile"));
    static final Confinement CONFINEMENT =
        new Confinement(
            UNSHARE.isPresent(),
            PRLIMIT.isPresent(),
            Files.isReadable(Path.of("/proc/self/status")));

    private static Optional<Path> installed(String command) {
      return Stream.of("/usr/bin", "/bin")
          .map(folder -> Path.of(folder, command))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }
}
