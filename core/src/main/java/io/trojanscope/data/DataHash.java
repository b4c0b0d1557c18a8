package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** SHA-256 of all files that images can come from, by path and content. */
final class DataHash {
  private DataHash() {}

  /**
   * The hash of a folder; of a folder and the beginning of its files' names, of those files; of a
   * file, of its folder, as other files there may belong to it.
   *
   * @throws InvalidInputException if a file cannot be read
   */
  static String of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return of(absolute, file -> true);
    }
    Path folder = absolute.getParent();
    boolean isFile = Files.exists(absolute);
    return of(folder, file -> isFile || file.toString().startsWith(absolute.toString()));
  }

  private static String of(Path folder, Predicate<Path> wanted) {
    MessageDigest digest = Sha256.newDigest();
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files = walk.filter(wanted).filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        digest.update(
            (folder.relativize(file) + "\n" + Sha256.of(file) + "\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    } catch (UncheckedIOException e) {
      throw FileErrors.cannotRead(folder, e.getCause());
    }
    return Sha256.hex(digest);
  }
}
