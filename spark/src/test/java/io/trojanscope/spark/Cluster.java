package io.trojanscope.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A standalone cluster on loopback, of processes that this starts: a master and workers. */
final class Cluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  /** What only the jar for spark-submit has: a cluster does not know it. */
  private static final List<String> OF_THE_JAR =
      List.of(
          "/trojanscope-core-",
          "/trojanscope-formats-",
          "/ai/djl/",
          "/tools/jackson/",
          "/com/oracle/labs/",
          "/org/tribuo/",
          "/com/google/protobuf/",
          "/gg/jte/",
          "/org/hipparchus/",
          "/commons-statistics",
          "/commons-numbers",
          "/commons-rng",
          "/net/java/dev/jna/",
          "/com/twelvemonkeys/",
          "/info/picocli/",
          "/org/snakeyaml/",
          "/slf4j-nop/",
          "/junit/",
          "/org/assertj/");

  private final Path home;
  private final String master;
  private final List<Process> processes = new ArrayList<>();

  private Cluster(Path home) throws IOException {
    this.home = home;
    this.master = "spark://" + HOST + ":" + freePort();
  }

  /** Starts a master, in an empty folder. */
  static Cluster start(Path home) throws IOException {
    Cluster cluster = new Cluster(home);
    cluster.linkJars();
    String port = cluster.master.substring(cluster.master.lastIndexOf(':') + 1);
    cluster.processes.add(
        cluster.start(
            "master",
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                HOST,
                "--port",
                port,
                "--webui-port",
                "0")));
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The jars that a distribution of Spark would have. */
  private void linkJars() throws IOException {
    Path jars = Files.createDirectories(home.resolve("jars"));
    List<Path> found =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(entry -> entry.endsWith(".jar"))
            .filter(entry -> OF_THE_JAR.stream().noneMatch(entry::contains))
            .map(Path::of)
            .toList();
    for (Path jar : found) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
  }

  /** Starts a worker that offers a core. */
  Process startWorker(String name) throws IOException {
    Process worker =
        start(
            name,
            List.of(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                HOST,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                home.resolve("work-" + name).toString(),
                master));
    processes.add(worker);
    return worker;
  }

  /** Starts {@code spark-submit} with the jar of this project. */
  Process submit(String name, Path jar, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit"));
    command.addAll(List.of("--master", master, "--executor-memory", "900m"));
    for (String setting :
        List.of(
            "spark.ui.enabled=false",
            "spark.driver.host=" + HOST,
            "spark.driver.bindAddress=" + HOST,
            "spark.network.timeout=600s", // for a busy machine
            "spark.executor.cores=1")) {
      command.addAll(List.of("--conf", setting));
    }
    command.addAll(List.of("--class", ScanFleet.class.getName(), jar.toString()));
    command.addAll(arguments);
    Process process = start(name, command);
    processes.add(process);
    return process;
  }

  private Process start(String name, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx512m", "-cp", home.resolve("jars") + "/*"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_LOCAL_DIRS", home.resolve("local").toString());
    return builder.start();
  }

  /** What a process prints. */
  Path log(String name) {
    return home.resolve(name + ".log");
  }

  /** Kills a worker with its executors at once, as a machine that loses power. */
  static void kill(Process worker) {
    List<ProcessHandle> all =
        Stream.concat(worker.descendants(), Stream.of(worker.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    worker.onExit().join();
  }

  @Override
  public void close() {
    processes.forEach(Cluster::kill);
  }
}
