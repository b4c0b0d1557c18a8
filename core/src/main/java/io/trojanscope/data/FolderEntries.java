package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What lies in a folder; links are followed. Each list is in natural order.
 *
 * @param files regular files
 * @param folders folders
 * @param others pipes, devices, links that lead nowhere, and links to a folder that holds them
 */
record FolderEntries(List<Path> files, List<Path> folders, List<Path> others) {
  private static final Comparator<Path> ORDER =
      Comparator.comparing(FolderEntries::name, NaturalOrder.INSTANCE)
          .thenComparing(Comparator.naturalOrder());

  /**
   * The entries whose names begin in some way.
   *
   * @throws InvalidInputException if the folder cannot be listed
   */
  static FolderEntries of(Path folder, String beginning) {
    FolderEntries entries =
        new FolderEntries(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(folder, entry -> name(entry).startsWith(beginning))) {
      for (Path entry : stream) {
        entries.listFor(folder, entry).add(entry);
      }
    } catch (DirectoryIteratorException e) {
      throw FileErrors.cannotRead(folder, e.getCause());
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
    entries.files.sort(ORDER);
    entries.folders.sort(ORDER);
    entries.others.sort(ORDER);
    return entries;
  }

  /** The last part of a path, as text. */
  static String name(Path path) {
    return path.getFileName().toString();
  }

  private List<Path> listFor(Path folder, Path entry) throws IOException {
    if (Files.isRegularFile(entry)) {
      return files;
    }
    boolean loop =
        Files.isSymbolicLink(entry)
            && Files.exists(entry)
            && folder.toRealPath().startsWith(entry.toRealPath());
    return Files.isDirectory(entry) && !loop ? folders : others;
  }
}
