package io.trojanscope.model.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A process that unpacks libraries, and takes its time for it. */
public final class SlowUnpacking {
  private SlowUnpacking() {}

  /** Prints whether it has unpacked, and whether the libraries are whole then. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    new NativeLibraries(folder, Map.of("libone.so", 5L, "libtwo.so", 7L))
        .prepare(
            () -> {
              System.out.print("unpacked ");
              unpack(folder, 500);
            });
    boolean whole =
        Files.size(folder.resolve("libone.so")) == 5
            && Files.size(folder.resolve("libtwo.so")) == 7;
    System.out.print(whole ? "whole" : "damaged");
  }

  static void unpack(Path folder, long pauseMillis) {
    try {
      Files.createDirectory(folder);
      Files.writeString(folder.resolve("libone.so"), "12345");
      Thread.sleep(pauseMillis);
      Files.writeString(folder.resolve("libtwo.so"), "1234567");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
