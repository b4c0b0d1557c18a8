package io.trojanscope.data;

import io.trojanscope.image.LabeledImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images, each with a name.
 *
 * @param names one per image: its file below the folder, with slashes, or {@code image 17} counted
 *     from 0
 * @param folder that holds a file for each image; empty if the images are no picture files
 */
public record NamedImages(LabeledImages images, List<String> names, Optional<Path> folder) {
  /**
   * @throws IllegalArgumentException if there is not a name for each image
   */
  public NamedImages {
    names = List.copyOf(names);
    if (names.size() != images.size()) {
      throw new IllegalArgumentException(
          "expected " + images.size() + " names, found " + names.size());
    }
  }

  /** Images that are no picture files, by their numbers. */
  static NamedImages numbered(LabeledImages images) {
    List<String> names = IntStream.range(0, images.size()).mapToObj(i -> "image " + i).toList();
    return new NamedImages(images, names, Optional.empty());
  }

  /** Picture files in a folder. */
  static NamedImages of(PictureSet pictures, Path folder) {
    List<String> names =
        pictures.files().stream()
            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
            .toList();
    return new NamedImages(pictures.images(), names, Optional.of(folder));
  }
}
