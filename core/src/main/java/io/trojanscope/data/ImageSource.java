package io.trojanscope.data;

import io.trojanscope.files.Sha256;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labelled images to use with models: of a folder, which is read when it is known how a model takes
 * images, or of memory. Reads a folder once for all models of one shape and the same classes; safe
 * for several threads.
 */
public final class ImageSource {
  private final String name;
  private final Optional<Path> folder;
  private final Optional<String> labels;
  private final Optional<LabeledImages> test;
  private final Optional<LabeledData> divided;
  private final Map<List<Object>, LabeledData> readData = new HashMap<>();
  private final Map<List<Object>, LabeledImages> readTest = new HashMap<>();
  private String hash;

  private ImageSource(
      String name,
      Optional<Path> folder,
      Optional<String> labels,
      Optional<LabeledImages> test,
      Optional<LabeledData> divided) {
    this.name = name;
    this.folder = folder;
    this.labels = labels;
    this.test = test;
    this.divided = divided;
  }

  /**
   * The images of a folder, in any of the formats of {@link DataSource}.
   *
   * @throws io.trojanscope.error.InvalidInputException if there is no such folder
   */
  public static ImageSource folder(Path folder) {
    return folder(folder, Optional.empty());
  }

  /**
   * The pictures of a folder, whose classes may be stated apart.
   *
   * @param labels the path of a CSV file with the columns file and class, or a pattern of file
   *     names such as {@code {class}_*.png}; empty if the folders are the classes
   * @throws io.trojanscope.error.InvalidInputException if there is no such folder
   */
  public static ImageSource folder(Path folder, Optional<String> labels) {
    return new ImageSource(
        DataSource.name(folder), Optional.of(folder), labels, Optional.empty(), Optional.empty());
  }

  /**
   * Whether labels that a user states are a pattern of file names; else they are the path of a CSV
   * file.
   */
  public static boolean isNamePattern(String labels) {
    return PictureLabels.isPattern(labels);
  }

  /** Training and test images of memory. */
  public static ImageSource of(LabeledData data) {
    return new ImageSource(
        data.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(data.test()),
        Optional.of(data));
  }

  /**
   * Test images of memory, without any to train on.
   *
   * @param name in reports
   */
  public static ImageSource of(String name, LabeledImages images) {
    return new ImageSource(
        name, Optional.empty(), Optional.empty(), Optional.of(images), Optional.empty());
  }

  /** What reports call the images. */
  public String name() {
    return name;
  }

  /**
   * SHA-256 of the name and of what the images come from: all files of the folder and the labels,
   * or the images of memory. Lower-case hexadecimal.
   *
   * @throws io.trojanscope.error.InvalidInputException if a file cannot be read
   */
  public synchronized String sha256() {
    if (hash == null) {
      hash =
          Sha256.of(
              String.join(
                  "\n",
                  name,
                  folder.map(DataHash::of).orElse(""),
                  labels.map(PictureLabels::sha256).orElse(""),
                  test.map(LabeledImages::sha256).orElse(""),
                  divided.map(data -> data.training().sha256()).orElse("")));
    }
    return hash;
  }

  /**
   * Shape of the images; empty for pictures of a folder, which are resized.
   *
   * @throws io.trojanscope.error.InvalidInputException if the files of the folder are damaged
   */
  public Optional<ImageShape> storedShape() {
    return test.map(LabeledImages::shape).or(() -> folder.flatMap(this::storedShape));
  }

  private Optional<ImageShape> storedShape(Path path) {
    return labels
        .map(stated -> DataSource.storedShape(path, stated))
        .orElseGet(() -> DataSource.storedShape(path));
  }

  /**
   * The test images; of pictures that are not divided, all.
   *
   * @throws io.trojanscope.error.InvalidInputException if the folder holds no known data, or its
   *     files are incomplete or damaged
   */
  public synchronized LabeledImages test(DataRequest request) {
    return test.orElseGet(
        () ->
            readTest.computeIfAbsent(key(request), key -> openTest(folder.orElseThrow(), request)));
  }

  private LabeledImages openTest(Path path, DataRequest request) {
    return labels
        .map(stated -> DataSource.openTest(path, stated, request))
        .orElseGet(() -> DataSource.openTest(path, request));
  }

  /**
   * The images to train on alone, with their names; of pictures that are not divided, all. Of test
   * images of memory, these.
   *
   * @throws io.trojanscope.error.InvalidInputException as for {@link #test}
   */
  public NamedImages training(DataRequest request) {
    return folder
        .map(path -> DataSource.openTraining(path, labels, request))
        .orElseGet(
            () ->
                NamedImages.numbered(
                    divided.map(LabeledData::training).or(() -> test).orElseThrow()));
  }

  /**
   * The training and test images; of pictures that are not divided, every fifth of a class is a
   * test image. Empty if there are none to train on.
   *
   * @throws io.trojanscope.error.InvalidInputException as for {@link #test}
   */
  public synchronized Optional<LabeledData> divided(DataRequest request) {
    return folder
        .map(path -> readData.computeIfAbsent(key(request), key -> open(path, request)))
        .or(() -> divided);
  }

  private LabeledData open(Path path, DataRequest request) {
    return labels
        .map(stated -> DataSource.open(path, stated, request))
        .orElseGet(() -> DataSource.open(path, request));
  }

  private static List<Object> key(DataRequest request) {
    return List.of(request.shape(), request.classNames());
  }
}
