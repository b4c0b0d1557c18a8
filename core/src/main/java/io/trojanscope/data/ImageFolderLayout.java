package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where the class folders lie: below {@code train} and {@code test}, or right in the folder.
 *
 * @param training empty without such a folder
 * @param test empty without such a folder; without both, {@code all} is not
 * @param all empty where there is a folder for training or for testing
 */
record ImageFolderLayout(
    Path folder,
    Optional<ClassFolders> training,
    Optional<ClassFolders> test,
    Optional<ClassFolders> all) {
  private static final List<String> TRAINING = List.of("train", "training");
  private static final List<String> TEST = List.of("test", "testing", "val", "valid", "validation");

  /** Nothing if there is no folder with pictures. */
  static Optional<ImageFolderLayout> find(Path folder) {
    List<Path> folders = FolderEntries.of(folder, "").folders();
    Optional<ClassFolders> training = find(folders, TRAINING);
    Optional<ClassFolders> test = find(folders, TEST);
    if (training.isPresent() || test.isPresent()) {
      return Optional.of(new ImageFolderLayout(folder, training, test, Optional.empty()));
    }
    ClassFolders all = AnnotatedPart.find(folder).orElseGet(() -> ClassFolders.of(folder));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ImageFolderLayout(folder, Optional.empty(), Optional.empty(), Optional.of(all)));
  }

  /** By labels beside the pictures, which may lie in any folders below the parts. */
  static Optional<ImageFolderLayout> find(Path folder, PictureLabels labels) {
    List<Path> folders = FolderEntries.of(folder, "").folders();
    Optional<ClassFolders> training = part(folders, TRAINING).map(part -> labels.in(folder, part));
    Optional<ClassFolders> test = part(folders, TEST).map(part -> labels.in(folder, part));
    if (training.isPresent() || test.isPresent()) {
      return Optional.of(new ImageFolderLayout(folder, training, test, Optional.empty()));
    }
    ClassFolders all = labels.in(folder);
    return Optional.of(all)
        .filter(classes -> !classes.isEmpty())
        .map(
            classes ->
                new ImageFolderLayout(
                    folder, Optional.empty(), Optional.empty(), Optional.of(classes)));
  }

  private static Optional<Path> part(List<Path> folders, List<String> names) {
    return names.stream()
        .flatMap(name -> folders.stream().filter(folder -> hasName(folder, name)))
        .findFirst();
  }

  private static Optional<ClassFolders> find(List<Path> folders, List<String> names) {
    return names.stream()
        .flatMap(name -> folders.stream().filter(folder -> hasName(folder, name)))
        .map(part -> AnnotatedPart.find(part).orElseGet(() -> ClassFolders.of(part)))
        .filter(classes -> !classes.isEmpty() && !classes.isUnlabeled())
        .findFirst();
  }

  private static boolean hasName(Path folder, String name) {
    return FolderEntries.name(folder).toLowerCase(Locale.ROOT).equals(name)
        && Files.isReadable(folder);
  }

  /**
   * The classes: the model's, where it has one of each name, else the folders' names in natural
   * order.
   *
   * @param ofModel empty without a model
   */
  List<String> classNames(List<String> ofModel) {
    Set<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
    parts().forEach(part -> names.addAll(part.pictures().keySet()));
    if (ofModel.containsAll(names)) {
      return ofModel;
    }
    ClassNameMatch.requireNoMisspelling(folder, names, ofModel);
    return List.copyOf(names);
  }

  /** Names of pictures that lie in no class's folder, in the folder itself or in one of a part. */
  List<String> loose() {
    Set<Path> ofClasses = new HashSet<>();
    parts().forEach(part -> part.pictures().values().forEach(ofClasses::addAll));
    return Stream.concat(Stream.of(folder), parts().stream().map(ClassFolders::folder))
        .distinct()
        .flatMap(place -> ClassFolders.pictures(FolderEntries.of(place, "").files()).stream())
        .filter(picture -> !ofClasses.contains(picture))
        .map(FolderEntries::name)
        .toList();
  }

  /** Folders beside the classes that hold no picture. */
  List<Path> withoutPictures() {
    return parts().stream().flatMap(part -> part.withoutPictures().stream()).toList();
  }

  /** Files among the pictures that are not named like pictures. */
  List<Path> otherFiles() {
    return parts().stream().flatMap(part -> part.otherFiles().stream()).toList();
  }

  private List<ClassFolders> parts() {
    List<ClassFolders> parts = new ArrayList<>();
    training.ifPresent(parts::add);
    test.ifPresent(parts::add);
    all.ifPresent(parts::add);
    return parts;
  }

  /** The folder of one part, which the work needs. */
  ClassFolders require(Optional<ClassFolders> part, String name) {
    return part.orElseThrow(
        () ->
            new InvalidInputException(
                folder
                    + ": expected a folder "
                    + name
                    + " with pictures in class folders in the same folder as "
                    + parts().get(0).folder().getFileName()
                    + ", found none; add it, or give a folder that holds class folders only"));
  }
}
