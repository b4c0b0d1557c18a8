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
 * What the operating system keeps a worker from, beside its memory and time limits.
 *
 * @param network whether it has no network
 * @param files whether it cannot write a byte into any file
 * @param memory whether its native memory is limited, not only its Java heap
 */
public record Confinement(boolean network, boolean files, boolean memory) {
  private static final Path SHELL = Path.of("/bin/sh");

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
      missing.add("no protection against writing files");
    }
    if (!memory) {
      missing.add("no limit on native memory");
    }
    return List.copyOf(missing);
  }

  static boolean hasShell() {
    return File.separatorChar == '/' && Files.isExecutable(SHELL);
  }

  static Path shell() {
    return SHELL;
  }

  /** The command that gives a process a network of its own, without any interface. */
  static Optional<Path> unshare() {
    return Available.UNSHARE;
  }

  private static final class Available {
    static final Optional<Path> UNSHARE =
        Stream.of("/usr/bin/unshare", "/bin/unshare")
            .map(Path::of)
            .filter(Files::isExecutable)
            .filter(Available::isPermitted)
            .findFirst();
    static final Confinement CONFINEMENT =
        new Confinement(
            UNSHARE.isPresent(), hasShell(), Files.isReadable(Path.of("/proc/self/status")));

    /** Containers often forbid it. */
    private static boolean isPermitted(Path unshare) {
      try {
        Process probe =
            new ProcessBuilder(unshare.toString(), "-rn", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
