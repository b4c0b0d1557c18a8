package io.trojanscope.model.isolated;

import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.TorchEngine;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a worker process is started. */
final class WorkerCommand {
  /** Where a worker that the shell started finds the stream to its parent. */
  static final String RESULT_STREAM = "/dev/fd/3";

  /** Where it finds it otherwise. */
  static final String STANDARD_OUTPUT = "-";

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
    Confinement.unshare().ifPresent(path -> command.addAll(List.of(path.toString(), "-rn", "--")));
    if (Confinement.hasShell()) {
      command.addAll(List.of(Confinement.SHELL.toString(), "-c", limitsThenExec(limits)));
    }
    command.addAll(java(folder, limits));
    command.add(main.getName());
    command.add(Confinement.hasShell() ? RESULT_STREAM : STANDARD_OUTPUT);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    setEnvironment(builder.environment(), folder);
    builder.environment().putAll(instructions.environment());
    return builder;
  }

  /**
   * Deaf to Ctrl-C, which is the parent's affair; no core dumps, not a byte into any file, and a
   * limit on writable private memory; then what follows as the same process. Its standard output is
   * set apart for the protocol, so that nothing that libtorch prints can reach it.
   */
  private static String limitsThenExec(WorkerLimits limits) {
    return "trap '' INT; ulimit -c 0; ulimit -f 0; ulimit -d %d 2>/dev/null; exec \"$0\" \"$@\" 3>&1 1>&2"
        .formatted(limits.memoryBytes() >> 10);
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
    environment.put("CLASSPATH", absoluteClassPath());
    environment.put("ENGINE_CACHE_DIR", TorchEngine.cacheFolder().toString());
    environment.put("DJL_CACHE_DIR", TorchEngine.cacheFolder().toString());
  }

  private static String absoluteClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
