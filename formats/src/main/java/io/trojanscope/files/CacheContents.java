package io.trojanscope.files;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that Trojanscope keeps in its cache folder, the least recently used first. Other files
 * of the folder are never touched.
 */
public record CacheContents(List<Entry> entries) {
  private static final Pattern OWN =
      Pattern.compile("(reference|sizes)-[0-9a-f]{64}\\.(onnx|onnx\\.sha256|txt)");

  /**
   * A file.
   *
   * @param lastUsed when it was written or read last
   */
  public record Entry(Path file, long bytes, Instant lastUsed) {}

  public CacheContents {
    entries = List.copyOf(entries);
  }

  /**
   * What a folder contains; nothing if it does not exist.
   *
   * @throws InvalidInputException if it cannot be read
   */
  public static CacheContents of(CacheFolder folder) {
    if (!Files.isDirectory(folder.path())) {
      return new CacheContents(List.of());
    }
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.path())) {
      for (Path file : files.toList()) {
        if (OWN.matcher(file.getFileName().toString()).matches()) {
          add(entries, file);
        }
      }
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder.path(), e);
    }
    entries.sort(Comparator.comparing(Entry::lastUsed).thenComparing(Entry::file));
    return new CacheContents(entries);
  }

  /** Another process may delete a file at any time. */
  private static void add(List<Entry> entries, Path file) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile()) {
        entries.add(new Entry(file, attributes.size(), attributes.lastModifiedTime().toInstant()));
      }
    } catch (IOException e) {
      // It is gone.
    }
  }

  /** Size of all files. */
  public long bytes() {
    return entries.stream().mapToLong(Entry::bytes).sum();
  }

  /**
   * Deletes the files that were last used before a time.
   *
   * @return the files that were deleted
   */
  public List<Entry> deleteUnusedSince(Instant time) {
    return delete(entry -> entry.lastUsed().isBefore(time));
  }

  /**
   * Deletes the least recently used files until the others have at most this size.
   *
   * @return the files that were deleted
   */
  public List<Entry> deleteBeyond(long bytes) {
    long[] left = {bytes()};
    return delete(
        entry -> {
          boolean tooMuch = left[0] > bytes;
          left[0] -= entry.bytes();
          return tooMuch;
        });
  }

  private List<Entry> delete(Predicate<Entry> condition) {
    List<Entry> deleted = new ArrayList<>();
    for (Entry entry : entries) {
      if (condition.test(entry)) {
        try {
          Files.deleteIfExists(entry.file());
          deleted.add(entry);
        } catch (IOException e) {
          throw FileErrors.cannotWrite(entry.file(), e);
        }
      }
    }
    return deleted;
  }
}
