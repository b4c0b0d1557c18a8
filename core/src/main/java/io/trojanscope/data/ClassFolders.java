package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.file.PictureFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folders in a folder that hold pictures, each of which is a class.
 *
 * @param pictures files that are named like pictures, by class, all in natural order
 * @param strange what is neither a file nor a folder, among them and above
 * @param withoutPictures folders that are no classes, since they hold no picture
 * @param otherFiles files in class folders that are not named like pictures
 */
record ClassFolders(
    Path folder,
    SortedMap<String, List<Path>> pictures,
    List<Path> strange,
    List<Path> withoutPictures,
    List<Path> otherFiles) {
  private static final String HIDDEN = ".";

  /** Where Tiny ImageNet has the pictures of a class, or those without a class. */
  private static final String INNER = "images";

  /**
   * @throws InvalidInputException if a folder cannot be listed, or two have the same name to show
   */
  static ClassFolders of(Path folder) {
    FolderEntries top = FolderEntries.of(folder, "");
    SortedMap<String, List<Path>> pictures = new TreeMap<>(NaturalOrder.INSTANCE);
    List<Path> strange = new ArrayList<>(visible(top.others()));
    List<Path> withoutPictures = new ArrayList<>();
    List<Path> otherFiles = new ArrayList<>();
    for (Path classFolder : visible(top.folders())) {
      FolderEntries entries = FolderEntries.of(classFolder, "");
      strange.addAll(visible(entries.others()));
      List<Path> found = pictures(entries.files());
      if (found.isEmpty()) {
        found = innerPictures(entries);
        if (found.isEmpty()) {
          withoutPictures.add(classFolder);
        }
      } else {
        Set<Path> read = new HashSet<>(found);
        visible(entries.files()).stream().filter(f -> !read.contains(f)).forEach(otherFiles::add);
      }
      if (!found.isEmpty() && pictures.put(FolderEntries.name(classFolder), found) != null) {
        throw new InvalidInputException(
            folder
                + ": expected folders with different names, found two that are shown as "
                + ShownNames.of(FolderEntries.name(classFolder))
                + "; rename one");
      }
    }
    return new ClassFolders(folder, pictures, strange, withoutPictures, otherFiles);
  }

  private static List<Path> innerPictures(FolderEntries entries) {
    return entries.folders().stream()
        .filter(inner -> FolderEntries.name(inner).equals(INNER))
        .findFirst()
        .map(inner -> pictures(FolderEntries.of(inner, "").files()))
        .orElse(List.of());
  }

  /**
   * Whether the pictures lie in one folder that names no class, as in Tiny ImageNet's test part.
   */
  boolean isUnlabeled() {
    return pictures.size() == 1 && pictures.firstKey().equals(INNER);
  }

  /** Those of the files that are named like pictures. */
  static List<Path> pictures(Collection<Path> files) {
    return visible(files).stream()
        .filter(file -> PictureFormat.hasPictureName(FolderEntries.name(file)))
        .toList();
  }

  private static List<Path> visible(Collection<Path> entries) {
    return entries.stream().filter(e -> !FolderEntries.name(e).startsWith(HIDDEN)).toList();
  }

  boolean isEmpty() {
    return pictures.isEmpty();
  }

  /** The pictures under their classes' indices, class by class. */
  List<LabeledFile> labeled(List<String> classNames) {
    List<LabeledFile> files = new ArrayList<>();
    pictures.forEach(
        (name, ofClass) -> {
          int label = classNames.indexOf(name);
          ofClass.forEach(file -> files.add(new LabeledFile(file, label)));
        });
    return files;
  }
}
