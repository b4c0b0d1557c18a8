package io.trojanscope.model.isolated;

import java.util.ArrayList;
import java.util.List;

/** Ways to keep a worker process apart from the rest of the system, the strongest first. */
enum Isolation {
  /** bubblewrap: namespaces of its own, a file system with nothing in it, a system call filter. */
  BUBBLEWRAP(
      "bubblewrap: no network, no files but the program's own (read-only), no other processes, no"
          + " capabilities"),
  /** unshare and setpriv: namespaces of its own, the user's files read-only, no capabilities. */
  NAMESPACES(
      "namespaces: no network, all files read-only, no other processes, no capabilities; no system"
          + " call filter"),
  /** unshare: no network. */
  NETWORK("a network namespace: no network"),
  /** Nothing is installed, or the system forbids it. */
  NONE("no namespaces");

  /** Arguments of unshare, up to the command. */
  static final List<String> OWN_NAMESPACES = List.of("-rnmpi", "--fork", "--kill-child", "--");

  /** Arguments of setpriv, up to the command. */
  static final List<String> NO_RIGHTS =
      List.of("--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "--");

  private final String text;

  Isolation(String text) {
    this.text = text;
  }

  /** What it keeps a worker from, in words. */
  String text() {
    return text;
  }

  /** Whether the worker sees no process but its own, and cannot outlive its parent. */
  boolean hidesProcesses() {
    return this == BUBBLEWRAP || this == NAMESPACES;
  }

  /** The strongest one that works here. */
  static Isolation strongest() {
    if (works(Commands.BUBBLEWRAP, bubblewrap())) {
      return BUBBLEWRAP;
    }
    if (works(Commands.UNSHARE, namespaces())) {
      return NAMESPACES;
    }
    return works(Commands.UNSHARE, List.of("-rn", "true")) ? NETWORK : NONE;
  }

  private static List<String> bubblewrap() {
    List<String> arguments = new ArrayList<>(Sandbox.SEPARATION);
    arguments.addAll(List.of("--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev"));
    arguments.addAll(List.of("--remount-ro", "/dev", "--", "true"));
    return arguments;
  }

  private static List<String> namespaces() {
    List<String> arguments = new ArrayList<>(OWN_NAMESPACES);
    arguments.addAll(
        List.of(Confinement.SHELL.toString(), "-c", WorkerCommand.READ_ONLY_THEN_EXEC));
    arguments.add(Commands.SETPRIV);
    arguments.addAll(NO_RIGHTS);
    arguments.add("true");
    return arguments;
  }

  private static boolean works(String command, List<String> arguments) {
    return Commands.installed(command)
        .map(
            path -> {
              List<String> line = new ArrayList<>(List.of(path.toString()));
              line.addAll(arguments);
              return Commands.succeeds(line.toArray(String[]::new));
            })
        .orElse(false);
  }
}
