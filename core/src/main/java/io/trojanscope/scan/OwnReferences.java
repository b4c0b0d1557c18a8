package io.trojanscope.scan;

import io.trojanscope.data.ImageSubset;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Environment;
import io.trojanscope.train.FreshWeights;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.TrainingRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Clean reference models, trained on the user's images for want of given ones, and kept: with the
 * suspect's own network where that learns, else with the paper's.
 */
public final class OwnReferences {
  /** How many a scan compares with. */
  public static final int COUNT = 2;

  private static final int MOST_IMAGES = 12_000;
  private static final int LEAST_IMAGES = 1_000;
  private static final int LEAST_PER_CLASS = 50;
  static final int EPOCHS = 4;
  static final int BATCH_SIZE = 64;
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
   * @param like the network to train; where there is none, or it does not learn, the paper's
   * @param seed of the weights and of the choice of images
   */
  public List<Path> files(
      LabeledImages training, Optional<NetworkFile> like, int count, long seed) {
    List<Path> files = new ArrayList<>();
    Optional<NetworkFile> network = like;
    for (int i = 0; i < count; i++) {
      String name = "reference %d of %d".formatted(i + 1, count);
      Path file = file(training, network, name, own(seed, i));
      network = network.filter(own -> isOfOwnNetwork(file));
      files.add(file);
    }
    return files;
  }

  private static boolean isOfOwnNetwork(Path file) {
    return TrainingRun.title(ModelFiles.open(file)).filter(TrainingRun.OWN::equals).isPresent();
  }

  private static long own(long seed, int index) {
    return seed ^ (0x9E3779B97F4A7C15L * (index + 1));
  }

  private Path file(LabeledImages training, Optional<NetworkFile> like, String name, long seed) {
    TrainingConfig config = new TrainingConfig(EPOCHS, BATCH_SIZE, LEARNING_RATE, seed);
    Optional<NetworkFile> fresh = like.map(network -> fresh(network, seed));
    int size = Math.min(MOST_IMAGES, training.size());
    String content =
        String.join(
            "\n",
            Environment.productVersion(),
            training.sha256(),
            training.classNames().toString(),
            config.toString(),
            Integer.toString(size),
            fresh.map(ModelFiles::sha256).orElse(""));
    Path file = cache.file("reference-" + Sha256.of(content) + ".onnx");
    if (!isWhole(file)) {
      ImageSubset images = ImageSubset.first(ImageSubset.shuffled(training, seed), size);
      ModelFiles.save(file, trained(images, fresh, config, name));
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

  private static NetworkFile fresh(NetworkFile like, long seed) {
    return new NetworkFile(FreshWeights.of(like.graph(), seed), like.spec(), new TreeMap<>());
  }

  private NetworkFile trained(
      LabeledImages images, Optional<NetworkFile> fresh, TrainingConfig config, String name) {
    ProgressListener named =
        (task, done, total) -> progress.progress(name + ", " + task, done, total);
    TrainingRun run = new TrainingRun(threads, named);
    return fresh
        .flatMap(network -> run.learned(network, images, config))
        .orElseGet(() -> run.train(images, config));
  }
}
