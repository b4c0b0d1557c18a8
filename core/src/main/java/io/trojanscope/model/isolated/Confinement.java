package io.trojanscope.model.isolated;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the operating system keeps a model from, beside its time limits.
 *
 * @param network whether it has no network
 * @param files whether it can open no file, neither to read nor to write
 * @param memory whether its native memory is limited, not only its Java heap
 * @param processes whether it sees no other process, cannot outlive its parent, and has no rights
 *     over the user's files by their paths
 * @param systemCalls whether system calls that it does without are forbidden
 */
public record Confinement(
    boolean network, boolean files, boolean memory, boolean processes, boolean systemCalls) {
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
    if (!processes) {
      missing.add("no isolation from other processes and from file names");
    }
    if (!systemCalls) {
      missing.add("no system call filter; install bubblewrap");
    }
    return List.copyOf(missing);
  }

  /** What is in force for worker processes on this machine, a line each. */
  public List<String> inForce() {
    List<String> lines = new ArrayList<>(List.of(isolation().text()));
    if (systemCalls) {
      lines.add(
          "a system call filter: no change of files by path, no signals, no new processes, no"
              + " sockets, no shared memory");
    }
    if (files) {
      lines.add("no file can be opened once the worker has started");
    }
    lines.add(memory ? "a limit on its memory" : "a limit on its Java heap");
    return lines;
  }

  static boolean hasShell() {
    return File.separatorChar == '/' && Files.isExecutable(SHELL);
  }

  /** How worker processes are kept apart. */
  static Isolation isolation() {
    return Available.ISOLATION;
  }

  /** The command that changes the limits of a running process. */
  static Optional<Path> prlimit() {
    return Available.PRLIMIT;
  }

  /** Containers often forbid what is installed. */
  private static final class Available {
    static final Isolation ISOLATION = hasShell() ? Isolation.strongest() : Isolation.NONE;
    static final Optional<Path> PRLIMIT =
        Commands.installed(Commands.PRLIMIT)
            .filter(path -> Commands.succeeds(path.toString(), "--nofile"));
    static final Confinement CONFINEMENT =
        new Confinement(
            ISOLATION != Isolation.NONE,
            PRLIMIT.isPresent(),
            Files.isReadable(Path.of("/proc/self/status")),
            ISOLATION.hidesProcesses(),
            ISOLATION == Isolation.BUBBLEWRAP && SystemCallFilter.ofThisMachine().isPresent());
  }
}
