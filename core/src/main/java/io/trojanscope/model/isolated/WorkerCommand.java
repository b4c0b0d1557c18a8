package io.trojanscope.model.isolated;

import io.trojanscope.files.FileErrors;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.TorchEngine;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a worker process is started. */
final class WorkerCommand {
  /** Where a worker that the shell started finds the stream to its parent. */
  static final String RESULT_STREAM = "/dev/fd/3";

  /** Where it finds it otherwise. */
  static final String STANDARD_OUTPUT = "-";

  /** Processes and threads; some systems count all of the user's. */
  private static final int MOST_PROCESSES = 4096;

  /** In a mount namespace of its own: the processes that it may see, and every mount read-only. */
  static final String READ_ONLY_THEN_EXEC =
      "mount --make-rprivate / && mount -t proc proc /proc || exit 1;"
          + " while read -r d m t o r; do f=remount,bind,ro;"
          // Flags that an outer namespace has set have to stay.
          + " for x in nosuid nodev noexec noatime relatime; do"
          + " case ,$o, in *,$x,*) f=$f,$x;; esac; done;"
          + " mount -o $f \"$m\" || exit 1; done < /proc/self/mounts; exec \"$0\" \"$@\"";

  private WorkerCommand() {}

  /**
   * The command, its environment and its folder.
   *
   * @param main class to run
   * @param folder empty folder of the worker's own
   */
  static ProcessBuilder of(
      Class<?> main, Path folder, WorkerLimits limits, InstructionLimit instructions) {
    List<String> command = new ArrayList<>();
    switch (Confinement.isolation()) {
      case BUBBLEWRAP -> {
        writeFilter(folder);
        command.addAll(shell(limits, " " + Sandbox.FILTER_STREAM + "<" + Sandbox.FILTER_FILE));
        command.add(path(Commands.BUBBLEWRAP));
        command.addAll(Sandbox.arguments(folder, readable()));
      }
      case NAMESPACES -> {
        command.addAll(List.of(path(Commands.SETPRIV), "--pdeathsig", "KILL", "--"));
        command.add(path(Commands.UNSHARE));
        command.addAll(Isolation.OWN_NAMESPACES);
        command.addAll(List.of(Confinement.SHELL.toString(), "-c", READ_ONLY_THEN_EXEC));
        command.addAll(shell(limits, ""));
        command.add(path(Commands.SETPRIV));
        command.addAll(Isolation.NO_RIGHTS);
      }
      case NETWORK -> {
        command.addAll(List.of(path(Commands.UNSHARE), "-rn", "--"));
        command.addAll(shell(limits, ""));
      }
      case NONE -> {
        if (Confinement.hasShell()) {
          command.addAll(shell(limits, ""));
        }
      }
    }
    command.addAll(java(folder, limits));
    command.add(main.getName());
    command.add(Confinement.hasShell() ? RESULT_STREAM : STANDARD_OUTPUT);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    setEnvironment(builder.environment(), folder);
    builder.environment().putAll(instructions.environmentOfWorker());
    return builder;
  }

  private static String path(String command) {
    return Commands.installed(command).orElseThrow().toString();
  }

  private static void writeFilter(Path folder) {
    byte[] filter = SystemCallFilter.ofThisMachine().orElse(new byte[0]);
    try {
      Files.write(folder.resolve(Sandbox.FILTER_FILE), filter);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder.toString(), e);
    }
  }

  /** What a worker reads beside the system's libraries. */
  private static List<Path> readable() {
    List<Path> paths = new ArrayList<>(Sandbox.entries(absoluteClassPath()));
    paths.add(Path.of(System.getProperty("java.home")));
    paths.add(TorchEngine.cacheFolder());
    return paths;
  }

  private static List<String> shell(WorkerLimits limits, String streams) {
    return List.of(Confinement.SHELL.toString(), "-c", limitsThenExec(limits, streams));
  }

  /**
   * Deaf to Ctrl-C, which is the parent's affair; no core dumps, not a byte into any file, and
   * limits on processes and on writable private memory; then what follows as the same process. Its
   * standard output is set apart for the protocol, so that nothing that libtorch prints can reach
   * it.
   *
   * @param streams further files to open
   */
  private static String limitsThenExec(WorkerLimits limits, String streams) {
    return "trap '' INT; ulimit -c 0; ulimit -f 0; ulimit -u %d 2>/dev/null; ulimit -d %d 2>/dev/null; exec \"$0\" \"$@\" 3>&1 1>&2%s"
        .formatted(MOST_PROCESSES, limits.memoryBytes() >> 10, streams);
  }

  private static List<String> java(Path folder, WorkerLimits limits) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + limits.heapBytes(),
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:-UseContainerSupport", // would read files all the time
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash",
        "-Djava.io.tmpdir=" + folder);
  }

  private static void setEnvironment(Map<String, String> environment, Path folder) {
    String systemRoot = environment.get("SystemRoot");
    environment.clear();
    if (systemRoot != null) {
      environment.put("SystemRoot", systemRoot);
    }
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", folder.toString());
    environment.put("TMPDIR", folder.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("OMP_NUM_THREADS", "1");
    // Else it warns at convolution after convolution that a library does not know the processor.
    environment.put("TORCH_CPP_LOG_LEVEL", "ERROR");
    environment.put("CLASSPATH", absoluteClassPath());
    environment.put("ENGINE_CACHE_DIR", TorchEngine.cacheFolder().toString());
    environment.put("DJL_CACHE_DIR", TorchEngine.cacheFolder().toString());
  }

  /** Where this program's classes come from, also where another program has loaded them. */
  private static String absoluteClassPath() {
    return WorkerCommand.class.getClassLoader() instanceof URLClassLoader loader
        ? join(Arrays.stream(loader.getURLs()).map(url -> Path.of(URI.create(url.toString()))))
        : join(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of));
  }

  private static String join(Stream<Path> entries) {
    return entries
        .map(entry -> entry.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
