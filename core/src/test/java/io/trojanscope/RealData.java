package io.trojanscope;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real data sets, which are not part of the project: below the folder that the system property
 * {@code trojanscope.data} names, or below {@code shared/data} beside the project.
 */
public final class RealData {
  private RealData() {}

  /** A file or folder of the data; the test that asks is skipped where it is missing. */
  public static Path require(String name) {
    Path path = root().resolve(name);
    assumeTrue(Files.exists(path), () -> "needs " + name + " under shared/data");
    return path;
  }

  private static Path root() {
    String given = System.getProperty("trojanscope.data");
    if (given != null) {
      return Path.of(given);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared/data");
  }
}
