package io.trojanscope.site;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a link leads.
 *
 * @param href what the page has for it
 * @param file the path, below the root of the repository, of a file that is no page; empty for a
 *     page, and for other sites
 * @param fault why the link is dead; empty if it is not
 */
record LinkTarget(String href, Optional<Path> file, Optional<String> fault) {
  static LinkTarget toPage(String href) {
    return new LinkTarget(href, Optional.empty(), Optional.empty());
  }

  static LinkTarget toFile(String href, Path file) {
    return new LinkTarget(href, Optional.of(file), Optional.empty());
  }

  static LinkTarget dead(String href, String fault) {
    return new LinkTarget(href, Optional.empty(), Optional.of(fault));
  }

  /** The path that a file has on the site: one without an ending is text. */
  static Path output(Path file) {
    String name = file.getFileName().toString();
    return name.contains(".") ? file : file.resolveSibling(name + ".txt");
  }
}
