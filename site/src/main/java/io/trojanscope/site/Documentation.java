package io.trojanscope.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The Markdown files of a repository: those in its root and in {@code docs}. */
final class Documentation {
  private final Path root;
  private final Map<Path, DocumentPage> pages = new TreeMap<>();

  private Documentation(Path root) {
    this.root = root;
  }

  /**
   * Reads all.
   *
   * @param root of the repository
   */
  static Documentation read(Path root) throws IOException {
    Documentation documentation = new Documentation(root);
    for (Path folder : List.of(root, root.resolve("docs"))) {
      for (Path file : markdownIn(folder)) {
        Path source = root.relativize(file);
        documentation.pages.put(source, Markdown.read(root, source));
      }
    }
    return documentation;
  }

  private static List<Path> markdownIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  /** All pages, by path. */
  List<DocumentPage> pages() {
    return new ArrayList<>(pages.values());
  }

  /** The page of a Markdown file, by its path below the root. */
  Optional<DocumentPage> page(Path source) {
    return Optional.ofNullable(pages.get(source));
  }

  /** A file of the repository, if it is one. */
  Optional<Path> file(Path source) {
    return Optional.of(source)
        .filter(path -> !path.startsWith("..") && Files.isRegularFile(root.resolve(path)))
        .map(root::resolve);
  }

  /**
   * The page that groups all pages.
   *
   * @throws IllegalArgumentException if it is missing
   */
  DocumentPage contents() {
    return page(Path.of("docs", "README.md"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "docs/README.md: expected the list of all pages, found no such file"));
  }
}
