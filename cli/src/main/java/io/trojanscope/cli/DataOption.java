package io.trojanscope.cli;

import io.trojanscope.data.DataRequest;
import io.trojanscope.data.DataSource;
import io.trojanscope.data.ImageSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
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
          "Folder with the images: a sub-folder of pictures for each class, IDX files like those"
              + " of MNIST, or CIFAR binary files (default: digits that trojanscope draws).")
  private Path folder;

  @Mixin private LabelsOption labels;

  /** Empty for the built-in digits. */
  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** The images of the folder; empty for the built-in digits. */
  Optional<ImageSource> source() {
    return folder().map(labels::of);
  }

  /** The images of the folder, or the built-in digits. */
  ImageSource sourceOrDigits() {
    return source().orElseGet(() -> ImageSource.of(digits()));
  }

  /** Training and test images of the folder, or the built-in digits. */
  LabeledData open(DataRequest request) {
    return sourceOrDigits().divided(request).orElseThrow();
  }

  /** Shape of the images, as far as it does not depend on the model. */
  Optional<ImageShape> storedShape() {
    return source()
        .map(ImageSource::storedShape)
        .orElseGet(() -> Optional.of(DataSource.digits(DIGITS_SEED, 1, 1).shape()));
  }

  /** Images of a shape, or as they are. */
  static DataRequest of(Optional<ImageShape> shape, ProgressListener progress, Console console) {
    return new DataRequest(shape, List.of(), progress, console::remark);
  }

  /** The built-in digits: the same ones whatever the command's seed. */
  static LabeledData digits() {
    return DataSource.digits(DIGITS_SEED, TRAINING_DIGITS, TEST_DIGITS);
  }
}
