package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies in a folder, by name; pipes, devices and links that lead nowhere are left out.
 *
 * @param name what the user gave: the folder's name, or the beginning of the files' names
 * @param whole whether it is all that lies in the folder
 * @param files names of the regular files
 * @param folders names of the folders
 * @param labels of pictures, if folders do not say their classes
 */
record FolderListing(
    Path folder,
    String name,
    boolean whole,
    SortedSet<String> files,
    SortedSet<String> folders,
    Optional<PictureLabels> labels) {
  private static final int FOLDERS_LOOKED_INTO = 20;

  /** Where torchvision unpacks what it downloads. */
  private static final Pattern UNPACKED =
      Pattern.compile(
          "raw|(MNIST|FashionMNIST|KMNIST|QMNIST|EMNIST)|cifar-10-batches-bin|cifar-100-binary");

  private static final Pattern PICKLED = Pattern.compile("cifar-10-batches-py|cifar-100-python");

  /**
   * @param path a folder, or a folder and the beginning of its files' names up to a hyphen
   * @throws InvalidInputException if it is neither, or cannot be listed
   */
  static FolderListing of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    String name = absolute.getFileName() == null ? "data" : absolute.getFileName().toString();
    if (Files.isDirectory(path)) {
      return unpacked(list(path, name, ""));
    }
    Path folder = absolute.getParent();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(folder)) {
      FolderListing listing = list(folder, name, name + "-");
      if (!listing.files.isEmpty()) {
        return listing;
      }
    }
    String found =
        Files.isRegularFile(path)
            ? "a file"
            : Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? "something else" : "nothing";
    throw new InvalidInputException(
        path + ": expected a folder, found " + found + "; give the folder that holds the data");
  }

  private static FolderListing list(Path folder, String name, String beginning) {
    FolderEntries entries = FolderEntries.of(folder, beginning);
    return new FolderListing(
        folder,
        name,
        beginning.isEmpty(),
        names(entries.files()),
        names(entries.folders()),
        Optional.empty());
  }

  FolderListing withLabels(PictureLabels stated) {
    return new FolderListing(folder, name, whole, files, folders, Optional.of(stated));
  }

  /**
   * The folder within one that torchvision made, as {@code MNIST/raw}; else the same.
   *
   * @throws InvalidInputException for CIFAR as Python pickles
   */
  private static FolderListing unpacked(FolderListing listing) {
    FolderListing inner = listing;
    List<String> found = inner.unpackedFolders();
    while (inner.files.isEmpty() && found.size() == 1) {
      inner = list(inner.folder.resolve(found.get(0)), listing.name, "");
      found = inner.unpackedFolders();
    }
    Optional<String> pickled =
        Stream.concat(
                Stream.of(FolderEntries.name(listing.folder.toAbsolutePath().normalize())),
                inner.folders.stream())
            .filter(name -> PICKLED.matcher(name).matches())
            .findFirst();
    if (pickled.isPresent() && found.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected images, found %s, which are Python pickles; download the binary version (%s) and give that folder"
              .formatted(
                  listing.folder,
                  pickled.get(),
                  pickled.get().startsWith("cifar-100")
                      ? "cifar-100-binary.tar.gz"
                      : "cifar-10-binary.tar.gz"));
    }
    return inner;
  }

  private List<String> unpackedFolders() {
    return folders.stream().filter(inner -> UNPACKED.matcher(inner).matches()).toList();
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
    return files.isEmpty() && folders.isEmpty() ? "no files" : all + endingsInFolders();
  }

  /** Which kinds of files the folders hold, since none of them is a picture that is read. */
  private String endingsInFolders() {
    SortedMap<String, Integer> endings = new TreeMap<>();
    folders.stream()
        .limit(FOLDERS_LOOKED_INTO)
        .map(name -> FolderEntries.of(folder.resolve(name), "").files())
        .flatMap(List::stream)
        .map(FolderEntries::name)
        .filter(name -> name.lastIndexOf('.') > 0)
        .forEach(name -> endings.merge(name.substring(name.lastIndexOf('.')), 1, Integer::sum));
    return endings.isEmpty()
        ? ""
        : " with files of the kinds "
            + ShownNames.of(endings.keySet())
            + ", which are not read as pictures";
  }

  private static String count(SortedSet<String> names, String noun) {
    return names.size()
        + " "
        + noun
        + (names.size() == 1 ? "" : "s")
        + (names.isEmpty() ? "" : " (" + ShownNames.of(names) + ")");
  }
}
