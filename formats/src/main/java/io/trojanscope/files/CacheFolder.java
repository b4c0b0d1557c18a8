package io.trojanscope.files;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * A folder for results that take long to compute and can be computed again. It may be deleted at
 * any time. When a file is added, the least recently used ones are deleted until the others are
 * within the limit.
 *
 * @param path of the folder; made when it is needed
 * @param limit size of its files in bytes, not counting the one that was added last
 */
public record CacheFolder(Path path, long limit) {
  private static final long USUAL_LIMIT = 2L << 30;
  private static final int MEBIBYTE = 1 << 20;

  /** A folder with the usual limit of 2 GiB. */
  public CacheFolder(Path path) {
    this(path, USUAL_LIMIT);
  }

  /**
   * The user's: {@code $TROJANSCOPE_CACHE_DIR}, or {@code trojanscope} in {@code $XDG_CACHE_HOME}
   * or {@code ~/.cache}; with {@code $TROJANSCOPE_CACHE_LIMIT} MiB, or 2 GiB.
   *
   * @throws InvalidInputException if the limit is no number
   */
  public static CacheFolder ofUser() {
    return new CacheFolder(pathOfUser(), limitOfUser());
  }

  private static long limitOfUser() {
    String limit = System.getenv("TROJANSCOPE_CACHE_LIMIT");
    if (limit == null || limit.isBlank()) {
      return USUAL_LIMIT;
    }
    if (!limit.strip().matches("[0-9]{1,9}")) {
      throw new InvalidInputException(
          "TROJANSCOPE_CACHE_LIMIT: expected a number of MiB such as 2048, found '" + limit + "'");
    }
    return Long.parseLong(limit.strip()) * MEBIBYTE;
  }

  private static Path pathOfUser() {
    String own = System.getenv("TROJANSCOPE_CACHE_DIR");
    if (own != null && !own.isBlank()) {
      return Path.of(own);
    }
    String shared = System.getenv("XDG_CACHE_HOME");
    Path caches =
        shared != null && !shared.isBlank()
            ? Path.of(shared)
            : Path.of(System.getProperty("user.home"), ".cache");
    return caches.resolve("trojanscope");
  }

  /** A file of the folder, which counts as used now; empty if there is none. */
  public Optional<Path> find(String name) {
    Path file = path.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // A cache that only others may write can still be read.
    }
    return Optional.of(file);
  }

  /**
   * A file to add to the folder, which is made if it is missing.
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
    CacheContents.of(this).deleteBeyond(limit);
    return path.resolve(name);
  }
}
