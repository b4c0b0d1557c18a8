package io.trojanscope.files;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for what is dear to compute and can be computed again. May be deleted at any time.
 *
 * @param path of the folder; made when it is needed
 */
public record CacheFolder(Path path) {
  /**
   * The user's: {@code $TROJANSCOPE_CACHE_DIR}, or {@code trojanscope} in {@code $XDG_CACHE_HOME}
   * or {@code ~/.cache}.
   */
  public static CacheFolder ofUser() {
    String own = System.getenv("TROJANSCOPE_CACHE_DIR");
    if (own != null && !own.isBlank()) {
      return new CacheFolder(Path.of(own));
    }
    String shared = System.getenv("XDG_CACHE_HOME");
    Path caches =
        shared != null && !shared.isBlank()
            ? Path.of(shared)
            : Path.of(System.getProperty("user.home"), ".cache");
    return new CacheFolder(caches.resolve("trojanscope"));
  }

  /**
   * A file of the folder, which is made if it is missing.
   *
   * @throws InvalidInputException if the folder cannot be made
   */
  public Path file(String name) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new InvalidInputException(
          path
              + ": the cache folder cannot be created: "
              + FileErrors.reason(e)
              + "; name another with TROJANSCOPE_CACHE_DIR",
          e);
    }
    return path.resolve(name);
  }
}
