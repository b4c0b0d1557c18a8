package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the class of a picture is known where folders do not say it. */
interface PictureLabels {
  /**
   * The labels that a user states.
   *
   * @param text the path of a CSV file, or a pattern of file names with {@code {class}} in it
   * @throws InvalidInputException if it is neither, or the file is not well formed
   */
  static PictureLabels of(String text) {
    return isPattern(text) ? NamePattern.parse(text) : CsvLabels.read(file(text));
  }

  /** Whether the text is a pattern of file names; else it is the path of a CSV file. */
  static boolean isPattern(String text) {
    return text.contains(NamePattern.CLASS);
  }

  /**
   * SHA-256 of the labels that a user states: of the content of the file, or of the pattern.
   *
   * @throws InvalidInputException if the file cannot be read
   */
  static String sha256(String text) {
    return isPattern(text) ? Sha256.of("pattern " + text) : Sha256.of(file(text));
  }

  private static Path file(String text) {
    Path file = Path.of(text);
    if (!Files.isRegularFile(file)) {
      throw InvalidInputException.fixedBy(
          "labels",
          "%s: expected a CSV file with the columns file and class, or a pattern such as {class}_*.png, found %s; correct %s"
              .formatted(
                  text,
                  Files.exists(file) ? "no plain file" : "no such file",
                  InvalidInputException.nameOf("labels")));
    }
    return file;
  }

  /**
   * Class of a picture, if it is known.
   *
   * @param path below the folder of the images, with slashes
   */
  Optional<String> classOf(String path);

  /**
   * Refuses a folder in which these labels fit nothing.
   *
   * @param found how many of the pictures have a class
   */
  void requireUse(Path folder, int found, List<String> pictures);

  /** Pictures below a folder by class. */
  default ClassFolders in(Path folder) {
    return in(folder, folder);
  }

  /**
   * Pictures of a part of the data by class.
   *
   * @param root the folder that paths are relative to
   * @param part the root, or a folder in it
   */
  default ClassFolders in(Path root, Path part) {
    SortedMap<String, List<Path>> classes = new TreeMap<>(NaturalOrder.INSTANCE);
    PictureTree tree = PictureTree.below(part);
    for (Path picture : tree.pictures()) {
      classOf(relative(root, picture))
          .ifPresent(
              name -> classes.computeIfAbsent(name, n -> new java.util.ArrayList<>()).add(picture));
    }
    int found = classes.values().stream().mapToInt(List::size).sum();
    requireUse(part, found, tree.pictures().stream().map(p -> relative(root, p)).toList());
    return new ClassFolders(part, classes, tree.others(), List.of(), List.of());
  }

  private static String relative(Path root, Path picture) {
    return root.relativize(picture).toString().replace('\\', '/');
  }
}
