package io.trojanscope.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** An S3 server on loopback with an empty bucket. It is Adobe's S3Mock, as a process of its own. */
final class ObjectStore implements AutoCloseable {
  private static final String BUCKET = "fleet";
  private static final int POLL_MILLIS = 100;

  private final int port;
  private final Process server;

  private ObjectStore(int port, Process server) {
    this.port = port;
    this.server = server;
  }

  /** Starts the server, with its objects in an empty folder, and waits until it answers. */
  static ObjectStore start(Path home) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String settings = "--com.adobe.testing.s3mock.";
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-jar",
            System.getProperty("s3mock.jar"),
            settings + "http-port=" + port,
            "--server.port=0",
            settings + "store.initial-buckets=" + BUCKET,
            settings + "store.root=" + home.resolve("objects"));
    builder.redirectErrorStream(true).redirectOutput(home.resolve("s3.log").toFile());
    ObjectStore store = new ObjectStore(port, builder.start());
    store.awaitAnswer();
    return store;
  }

  private void awaitAnswer() throws InterruptedException {
    while (server.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException e) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IllegalStateException("expected an S3 server, found that it ended; see s3.log");
  }

  /** The URI of a name in the bucket. */
  String uri(String name) {
    return "s3a://" + BUCKET + "/" + name;
  }

  /** What Hadoop needs to know. */
  Map<String, String> settings() {
    return Map.of(
        "fs.s3a.endpoint", "http://127.0.0.1:" + port,
        "fs.s3a.endpoint.region", "us-east-1",
        "fs.s3a.path.style.access", "true",
        "fs.s3a.connection.ssl.enabled", "false",
        "fs.s3a.access.key", "any",
        "fs.s3a.secret.key", "any");
  }

  Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.addResource("core-default.xml");
    settings().forEach(configuration::set);
    return configuration;
  }

  /** Uploads a file or a folder. */
  void upload(Path from, String name) throws IOException {
    HadoopFolder to = HadoopFolder.of(uri(name), configuration());
    to.system().copyFromLocalFile(new org.apache.hadoop.fs.Path(from.toUri()), to.path(""));
  }

  /** Downloads a folder. */
  void download(String name, Path to) {
    HadoopFolder.of(uri(name), configuration()).copy("", to);
  }

  @Override
  public void close() {
    server.destroyForcibly().onExit().join();
  }
}
