package io.trojanscope.spark;

import io.trojanscope.data.ImageSource;
import io.trojanscope.error.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Copies images and references to this machine. */
final class LocalInputs {
  private final ScanSettings settings;
  private final Configuration configuration;
  private final Path folder;
  private final Map<String, String> places = new LinkedHashMap<>();

  /**
   * @param folder an empty one of this machine
   */
  LocalInputs(ScanSettings settings, Configuration configuration, Path folder) {
    this.settings = settings;
    this.configuration = configuration;
    this.folder = folder;
  }

  /**
   * The images.
   *
   * @throws io.trojanscope.error.InvalidInputException if they cannot be read
   */
  Optional<ImageSource> images() {
    return Optional.ofNullable(settings.images())
        .map(place -> ImageSource.folder(copyOfImages(place), labels()));
  }

  /** A place that is no folder is a file, or the beginning of the names of files, in one. */
  private Path copyOfImages(String place) {
    HadoopFolder images = HadoopFolder.of(place, configuration);
    HadoopFolder whole = images.isFolder("") ? images : images.parent();
    Path copy = folder.resolve("images").resolve(whole.name());
    places.put(copy.toString(), whole.place());
    whole.copy("", copy);
    return images.isFolder("") ? copy : copy.resolve(images.name());
  }

  private Optional<String> labels() {
    return Optional.ofNullable(settings.labels())
        .map(text -> ImageSource.isNamePattern(text) ? text : copyOfLabels(text).toString());
  }

  private Path copyOfLabels(String place) {
    HadoopFolder file = HadoopFolder.of(place, configuration);
    Path copy = folder.resolve("labels").resolve(file.name());
    places.put(copy.toString(), file.place());
    file.copy("", copy);
    return copy;
  }

  /**
   * The files of the references, with what lies beside them.
   *
   * @throws io.trojanscope.error.InvalidInputException if one cannot be read
   */
  List<Path> references() {
    List<Path> files = new ArrayList<>();
    for (String place : settings.references()) {
      HadoopFolder file = HadoopFolder.of(place, configuration);
      Path target = folder.resolve("reference" + files.size());
      Path copy = LocalModel.copy(file.parent(), file.name(), target);
      places.put(copy.toString(), file.place());
      files.add(copy);
    }
    return files;
  }

  /** An error that names the files, not their copies. */
  InvalidInputException named(InvalidInputException error) {
    String message = error.getMessage();
    for (Map.Entry<String, String> place : places.entrySet()) {
      message = message.replace(place.getKey(), place.getValue());
    }
    return error.withMessage(message);
  }
}
