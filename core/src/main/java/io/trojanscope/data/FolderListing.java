package io.trojanscope.data;

import io.trojanscope.InvalidInputException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What lies in a folder, by name; pipes, devices and links that lead nowhere are left out.
 *
 * @param name what the user gave: the folder's name, or the beginning of the files' names
 * @param files names of the regular files
 * @param folders names of the folders
 */
record FolderListing(Path folder, String name, SortedSet<String> files, SortedSet<String> folders) {
  private static final int NAMES_SHOWN = 5;
  private static final int NAME_LENGTH_SHOWN = 40;

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
    SortedSet<String> files = new TreeSet<>();
    SortedSet<String> folders = new TreeSet<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder, entry -> entry.getFileName().toString().startsWith(beginning))) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry)) {
          files.add(entry.getFileName().toString());
        } else if (Files.isDirectory(entry)) {
          folders.add(entry.getFileName().toString());
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new InvalidInputException(
          folder + ": expected a folder that can be listed, found " + e + "; mend its rights", e);
    }
    return new FolderListing(folder, name, files, folders);
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
    String first =
        names.stream()
            .limit(NAMES_SHOWN)
            .map(FolderListing::shown)
            .collect(Collectors.joining(", "));
    String list = names.size() > NAMES_SHOWN ? first + ", ..." : first;
    return names.size()
        + " "
        + noun
        + (names.size() == 1 ? "" : "s")
        + (names.isEmpty() ? "" : " (" + list + ")");
  }

  private static String shown(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= NAME_LENGTH_SHOWN
        ? printable
        : printable.substring(0, NAME_LENGTH_SHOWN) + "...";
  }
}
