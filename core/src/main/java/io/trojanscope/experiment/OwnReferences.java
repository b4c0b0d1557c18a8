package io.trojanscope.experiment;

import io.trojanscope.InvalidInputException;
import io.trojanscope.data.ImageSubset;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.NetworkFile;
import io.trojanscope.model.file.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Environment;
import io.trojanscope.provenance.Sha256;
import io.trojanscope.train.TrainingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Clean reference models, trained on the user's images for want of given ones, and kept. */
public final class OwnReferences {
  /** How many a scan compares with. */
  public static final int COUNT = 2;

  private static final int MOST_IMAGES = 12_000;
  private static final int LEAST_IMAGES = 1_000;
  private static final int LEAST_PER_CLASS = 50;
  private static final int EPOCHS = 4;
  private static final int BATCH_SIZE = 64;
  private static final float LEARNING_RATE = 1e-3f;

  private final CacheFolder cache;
  private final int threads;
  private final ProgressListener progress;

  public OwnReferences(CacheFolder cache, int threads, ProgressListener progress) {
    this.cache = cache;
    this.threads = threads;
    this.progress = progress;
  }

  /** Whether images are enough to train on. */
  public static boolean canLearnFrom(LabeledImages training) {
    return training.size() >= LEAST_IMAGES
        && IntStream.of(training.countsByClass()).allMatch(count -> count >= LEAST_PER_CLASS);
  }

  /** Why there are none. */
  static String tooFew(LabeledImages training) {
    return "%d training images are too few to train references on; give at least %d, and %d of each class, or a reference"
        .formatted(training.size(), LEAST_IMAGES, LEAST_PER_CLASS);
  }

  /**
   * Files of reference models; the first ones are the same whatever the count.
   *
   * @param seed of the weights and of the choice of images
   */
  public List<Path> files(LabeledImages training, int count, long seed) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(file(training, i, count, seed));
    }
    return files;
  }

  private Path file(LabeledImages training, int index, int count, long seed) {
    long own = seed ^ (0x9E3779B97F4A7C15L * (index + 1));
    TrainingConfig config = new TrainingConfig(EPOCHS, BATCH_SIZE, LEARNING_RATE, own);
    int size = Math.min(MOST_IMAGES, training.size());
    String content =
        String.join(
            "\n",
            Environment.productVersion(),
            training.sha256(),
            training.classNames().toString(),
            config.toString(),
            Integer.toString(size));
    Path file = cache.file("reference-" + Sha256.of(content) + ".onnx");
    if (!isWhole(file)) {
      ImageSubset images = ImageSubset.first(ImageSubset.shuffled(training, own), size);
      ModelFiles.save(file, trained(images, config, index, count));
    }
    return file;
  }

  /** A damaged file is made again. */
  private static boolean isWhole(Path file) {
    try {
      return Files.exists(file) && ModelFiles.open(file).graph() != null;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  private NetworkFile trained(LabeledImages images, TrainingConfig config, int index, int count) {
    ProgressListener named =
        (task, done, total) ->
            progress.progress(
                "reference %d of %d, %s".formatted(index + 1, count, task), done, total);
    return new TrainingRun(threads, named).train(images, config);
  }
}
