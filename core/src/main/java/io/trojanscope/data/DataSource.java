package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Where labelled images come from: a folder, or the program itself. */
public final class DataSource {
  private static final List<DataFormat> FORMATS =
      List.of(new IdxFormat(), new CifarFormat(), new ImageFolderFormat());

  private DataSource() {}

  /**
   * Recognises the format of the data in a folder, and reads them:
   *
   * <ul>
   *   <li>the IDX files of MNIST, Fashion-MNIST, KMNIST and EMNIST, plain or gzip-compressed, with
   *       their usual names
   *   <li>the binary files of CIFAR-10 and CIFAR-100 (with its fine labels)
   *   <li>pictures in a folder for each class, all below a folder {@code train} and a folder {@code
   *       test} or {@code val}; or without these; every fifth picture of a class is then a test
   *       picture
   * </ul>
   *
   * @param path a folder; where it holds several IDX sets whose file names begin differently, such
   *     as {@code emnist-letters-} and {@code emnist-digits-}, the folder and that beginning, as in
   *     {@code folder/emnist-letters}
   * @throws InvalidInputException if there is no such folder, it holds no known data, or its files
   *     are incomplete or damaged
   */
  public static LabeledData open(Path path, DataRequest request) {
    return first(path, (format, listing) -> format.read(listing, request));
  }

  /**
   * Reads the test images alone, in the same way. If pictures are not divided, these are all of
   * them.
   *
   * @throws InvalidInputException as the other method
   */
  public static LabeledImages openTest(Path path, DataRequest request) {
    return first(path, (format, listing) -> format.readTest(listing, request));
  }

  /**
   * Reads the pictures of a folder whose classes the user states.
   *
   * @param labels the path of a CSV file with the columns file and class, or a pattern of file
   *     names such as {@code {class}_*.png}
   * @throws InvalidInputException as the other methods, and if the labels fit no picture
   */
  public static LabeledData open(Path path, String labels, DataRequest request) {
    return first(labeled(path, labels), (format, listing) -> format.read(listing, request));
  }

  /**
   * Reads the test images alone of a folder whose classes the user states.
   *
   * @throws InvalidInputException as the other methods
   */
  public static LabeledImages openTest(Path path, String labels, DataRequest request) {
    return first(labeled(path, labels), (format, listing) -> format.readTest(listing, request));
  }

  /**
   * Reads the images to train on alone, with their names. If pictures are not divided, these are
   * all of them.
   *
   * @param labels what the user states about the classes, as for {@link #open(Path, String,
   *     DataRequest)}; empty if the folders are the classes
   * @throws InvalidInputException as the other methods
   */
  public static NamedImages openTraining(Path path, Optional<String> labels, DataRequest request) {
    FolderListing listing =
        labels.map(stated -> labeled(path, stated)).orElseGet(() -> FolderListing.of(path));
    return first(listing, (format, found) -> format.readTraining(found, request));
  }

  /** Shape of the images of a folder whose classes the user states, if it is one. */
  public static Optional<ImageShape> storedShape(Path path, String labels) {
    return new ImageFolderFormat().storedShape(labeled(path, labels));
  }

  private static FolderListing labeled(Path path, String labels) {
    return FolderListing.of(path).withLabels(PictureLabels.of(labels));
  }

  /** What the data of a folder are called in reports. */
  public static String name(Path path) {
    return FolderListing.of(path).name();
  }

  /**
   * Shape of the images of a folder, which a model of unknown input is likely to take; empty for
   * pictures of several sizes, and for a folder of no known format.
   *
   * @throws InvalidInputException if there is no such folder, or its files are damaged
   */
  public static Optional<ImageShape> storedShape(Path path) {
    FolderListing listing = FolderListing.of(path);
    return FORMATS.stream().flatMap(format -> format.storedShape(listing).stream()).findFirst();
  }

  private static <T> T first(
      Path path, BiFunction<DataFormat, FolderListing, Optional<T>> reading) {
    return first(FolderListing.of(path), reading);
  }

  private static <T> T first(
      FolderListing listing, BiFunction<DataFormat, FolderListing, Optional<T>> reading) {
    List<DataFormat> formats =
        listing.labels().isPresent() ? List.of(new ImageFolderFormat()) : FORMATS;
    return formats.stream()
        .flatMap(format -> reading.apply(format, listing).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    listing.folder()
                        + ": expected "
                        + formats.stream()
                            .map(DataFormat::expectation)
                            .collect(Collectors.joining(", or "))
                        + ", found "
                        + listing.summary()
                        + "; give the folder that holds the data"));
  }

  /**
   * Draws handwritten-like digits: 1x28x28, white on black, ten classes in turn (image {@code i}
   * shows digit {@code i % 10}). An image depends on the seed and its index alone, not on the
   * counts; training and test images are drawn apart.
   *
   * @param trainingCount number of training images, at least 1
   * @param testCount number of test images, at least 1
   * @throws IllegalArgumentException if a count is below 1
   */
  public static LabeledData digits(long seed, int trainingCount, int testCount) {
    return GeneratedDigits.draw(
        seed, trainingCount, testCount, Runtime.getRuntime().availableProcessors());
  }
}
