package io.trojanscope.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with three Markdown files, as a repository has them. */
record SmallRepository(Path root) {
  static SmallRepository in(Path root) throws IOException {
    SmallRepository repository = new SmallRepository(root);
    repository.write("LICENSE", "Free.");
    repository.write(
        "README.md",
        """
        # Scope

        See [docs/use.md](docs/use.md#two-words), [law](LICENSE).
        """);
    repository.write(
        "docs/README.md",
        """
        # Documentation

        ## Tutorials

        - [Start](../README.md): first

        ## Reference

        - [Use](use.md)
        """);
    repository.write(
        "docs/use.md",
        """
        # How to `use` it

        Back to the [start](../README.md), [down](#two-words), [out](https://example.org/a.md).

        ## Two words

        | a | b |
        |---|---|
        | <b>gradient | flow |

        ```sh
        command --option
        ```
        """);
    return repository;
  }

  void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  void append(String file, String content) throws IOException {
    write(file, Files.readString(root.resolve(file)) + content);
  }

  Site site() throws IOException {
    return new Site(Documentation.read(root), true);
  }
}
