package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All files below a folder that are named like pictures, in natural order, folder by folder.
 *
 * @param others what is neither a file nor a folder
 */
record PictureTree(List<Path> pictures, List<Path> others) {
  private static final int DEEPEST = 5;
  private static final int MOST = 5_000_000;

  /**
   * @throws InvalidInputException if a folder cannot be listed
   */
  static PictureTree below(Path folder) {
    PictureTree tree = new PictureTree(new ArrayList<>(), new ArrayList<>());
    tree.add(folder, 0);
    return tree;
  }

  private void add(Path folder, int depth) {
    FolderEntries entries = FolderEntries.of(folder, "");
    pictures.addAll(ClassFolders.pictures(entries.files()));
    others.addAll(entries.others());
    if (pictures.size() > MOST) {
      throw new InvalidInputException(
          "%s: expected at most %d pictures, found more; give a part of them"
              .formatted(folder, MOST));
    }
    if (depth < DEEPEST) {
      entries.folders().stream()
          .filter(inner -> !FolderEntries.name(inner).startsWith("."))
          .forEach(inner -> add(inner, depth + 1));
    }
  }
}
