package io.trojanscope.cli;

import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The images to work with. */
final class DataOption {
  private static final long DIGITS_SEED = 1;
  private static final int TRAINING_DIGITS = 12_000;
  private static final int TEST_DIGITS = 2_000;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with the images: IDX files, plain or .gz, as of MNIST"
              + " (default: digits that trojanscope draws itself).")
  private Path folder;

  /** Empty for the built-in digits. */
  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** The images of the folder, or the built-in digits. */
  LabeledData open() {
    return folder().map(DataSource::open).orElseGet(DataOption::digits);
  }

  /** The built-in digits: the same ones whatever the command's seed. */
  static LabeledData digits() {
    return DataSource.digits(DIGITS_SEED, TRAINING_DIGITS, TEST_DIGITS);
  }
}
