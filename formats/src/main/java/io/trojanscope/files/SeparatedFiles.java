package io.trojanscope.files;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files of a folder that are to be moved into another one, to the same places in it. No file is
 * deleted or replaced.
 *
 * @param names paths below both folders
 */
public record SeparatedFiles(Path source, Path target, List<String> names) {
  public SeparatedFiles {
    names = List.copyOf(names);
  }

  /**
   * Files to move.
   *
   * @param data name of the files in errors
   * @param source folder of the files, if they are files
   * @throws InvalidInputException if there are no files
   */
  public static SeparatedFiles of(
      String data, Optional<Path> source, List<String> names, Path target) {
    Path folder =
        source.orElseThrow(
            () ->
                new InvalidInputException(
                    DisplayText.inert(data)
                        + ": expected a folder of pictures, whose files can be moved, found images"
                        + " that share a file; use the list of images"));
    return new SeparatedFiles(folder, target, names);
  }

  /**
   * Checks that all files can be moved.
   *
   * @throws InvalidInputException if a file is missing, one exists at its new place, or one folder
   *     lies in the other
   */
  public void requireMovable() {
    Path from = source.toAbsolutePath().normalize();
    Path to = target.toAbsolutePath().normalize();
    if (to.startsWith(from) || from.startsWith(to)) {
      throw new InvalidInputException(
          shown(target) + ": expected a folder apart from " + shown(source) + "; give another");
    }
    for (String name : names) {
      if (!Files.exists(source.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new InvalidInputException(
            shown(source.resolve(name))
                + ": expected the file that was read, found none; run the command again");
      }
      requireFree(target.resolve(name));
    }
  }

  private static void requireFree(Path place) {
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidInputException(
          shown(place)
              + ": expected no file, found one, which is never replaced; give another folder");
    }
  }

  /**
   * Moves the files.
   *
   * @throws InvalidInputException if one cannot be moved; those before it are moved then
   */
  public void move() {
    int moved = 0;
    for (String name : names) {
      Path place = target.resolve(name);
      try {
        Files.createDirectories(place.getParent());
        // Without an option, an existing file is an error.
        Files.move(source.resolve(name), place);
      } catch (IOException e) {
        throw new InvalidInputException(
            "%s: cannot be moved (%s); %d of %d files were moved before; correct the cause and run again, or move them back"
                .formatted(shown(source.resolve(name)), FileErrors.reason(e), moved, names.size()),
            e);
      }
      moved++;
    }
  }

  private static String shown(Path path) {
    return DisplayText.inert(path.toString());
  }
}
