package io.trojanscope.data;

import io.trojanscope.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where labelled images come from: a folder, or the program itself. */
public final class DataSource {
  private static final List<DataFormat> FORMATS = List.of(new IdxFormat());

  private DataSource() {}

  /**
   * Reads the data that a folder holds, whose format is found out. Known are the IDX files of
   * MNIST, Fashion-MNIST, KMNIST and EMNIST, plain or gzip-compressed, with their usual names.
   *
   * @param path a folder; where it holds several sets whose file names begin differently, such as
   *     {@code emnist-letters-} and {@code emnist-digits-}, the folder and that beginning, as in
   *     {@code folder/emnist-letters}
   * @throws InvalidInputException if there is no such folder, it holds no known data, or its files
   *     are incomplete or damaged
   */
  public static LabeledData open(Path path) {
    FolderListing listing = FolderListing.of(path);
    for (DataFormat format : FORMATS) {
      Optional<LabeledData> data = format.read(listing);
      if (data.isPresent()) {
        return data.get();
      }
    }
    throw new InvalidInputException(
        path
            + ": expected "
            + FORMATS.stream().map(DataFormat::expectation).collect(Collectors.joining(" or "))
            + ", found "
            + listing.summary()
            + "; give the folder that holds the data");
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
