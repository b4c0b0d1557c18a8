package io.trojanscope.site;

import java.io.IOException;
import java.nio.file.Path;

/** The program that the profile {@code site} of the build runs. */
public final class SiteGenerator {
  private SiteGenerator() {}

  /**
   * Writes the site with its Javadoc.
   *
   * @param arguments the root of the repository, and the folder for the site
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]).toRealPath();
    Path out = Path.of(arguments[1]);
    new Site(Documentation.read(root), true).write(out);
    ApiDocumentation.write(root, System.getProperty("java.class.path"), out.resolve("api"));
    System.out.println("wrote " + out.resolve("index.html"));
  }
}
