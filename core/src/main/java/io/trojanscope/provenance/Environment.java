package io.trojanscope.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the product runs on. */
public final class Environment {
  private Environment() {}

  /** Version of the product. */
  public static String productVersion() {
    Properties properties = new Properties();
    try (InputStream in = Environment.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /**
   * Versions and platform, as a {@link Provenance} holds them.
   *
   * @param engine name and version of what computes the gradients
   */
  public static SortedMap<String, String> describe(String engine) {
    SortedMap<String, String> entries = new TreeMap<>();
    entries.put("trojanscope", productVersion());
    entries.put("engine", engine);
    entries.put("java", System.getProperty("java.version"));
    entries.put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return entries;
  }
}
