package io.trojanscope.model.isolated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends a worker process when its parent is gone: the operating system then ends the stream. */
final class ParentWatch {
  private ParentWatch() {}

  /** Reads from the parent until there is nothing more to come. */
  interface Reading {
    void run() throws IOException, InterruptedException;
  }

  /** Reads on a separate thread; when the reading ends, the process ends. */
  static void start(Reading reading) {
    Thread thread = new Thread(() -> readThenEnd(reading), "requests");
    thread.setDaemon(true);
    thread.start();
  }

  private static void readThenEnd(Reading reading) {
    try {
      reading.run();
    } catch (IOException | RuntimeException e) {
      // The end of the stream, or a parent that does not keep to the protocol.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      endProcess();
    }
  }

  /** Even while a model runs, without a word, and with the empty folder gone. */
  private static void endProcess() {
    try {
      Files.deleteIfExists(Path.of("").toAbsolutePath());
    } catch (IOException e) {
      // Something lies in it; the folder for temporary files is cleaned by its owner.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
