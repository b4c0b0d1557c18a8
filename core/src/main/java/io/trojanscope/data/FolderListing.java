package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What lies in a folder, by name; pipes, devices and links that lead nowhere are left out.
 *
 * @param name what the user gave: the folder's name, or the beginning of the files' names
 * @param whole whether it is all that lies in the folder
 * @param files names of the regular files
 * @param folders names of the folders
 */
record FolderListing(
    Path folder, String name, boolean whole, SortedSet<String> files, SortedSet<String> folders) {
  /**
   * @param path a folder, or a folder and the beginning of its files' names up to a hyphen
   * @throws InvalidInputException if it is neither, or cannot be listed
   */
  static FolderListing of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    String name = absolute.getFileName() == null ? "data" : absolute.getFileName().toString();
    if (Files.isDirectory(path)) {
      return list(path, name, "");
    }
    Path folder = absolute.getParent();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(folder)) {
      FolderListing listing = list(folder, name, name + "-");
      if (!listing.files.isEmpty()) {
        return listing;
      }
    }
    String found = Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? "something else" : "nothing";
    throw new InvalidInputException(
        path + ": expected a folder, found " + found + "; give the folder that holds the data");
  }

  private static FolderListing list(Path folder, String name, String beginning) {
    FolderEntries entries = FolderEntries.of(folder, beginning);
    return new FolderListing(
        folder, name, beginning.isEmpty(), names(entries.files()), names(entries.folders()));
  }

  private static SortedSet<String> names(List<Path> entries) {
    return entries.stream().map(FolderEntries::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The contents in few words on one line, to complete "found ...". */
  String summary() {
    String all =
        folders.isEmpty()
            ? count(files, "file")
            : count(files, "file") + " and " + count(folders, "folder");
    return files.isEmpty() && folders.isEmpty() ? "no files" : all;
  }

  private static String count(SortedSet<String> names, String noun) {
    return names.size()
        + " "
        + noun
        + (names.size() == 1 ? "" : "s")
        + (names.isEmpty() ? "" : " (" + ShownNames.of(names) + ")");
  }
}
