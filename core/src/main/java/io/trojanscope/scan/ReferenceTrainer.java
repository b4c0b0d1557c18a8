package io.trojanscope.scan;

import io.trojanscope.data.ImageSubset;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.PrivateFolder;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.stats.Seeds;
import io.trojanscope.train.FreshWeights;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Trains clean reference models on the user's images and keeps their files in a cache folder. A
 * reference has the suspect's architecture if that learns the images, and the paper's otherwise.
 *
 * <p>A cache folder that cannot be written costs a warning: the files then lie in a temporary
 * folder until this is closed.
 */
public final class ReferenceTrainer implements AutoCloseable {
  /** How many references a scan compares the suspect with. */
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
  private final Consumer<String> warnings;
  private Optional<PrivateFolder> temporary = Optional.empty();

  /**
   * @param warnings receives a line if the cache folder cannot be written
   */
  public ReferenceTrainer(
      CacheFolder cache, int threads, ProgressListener progress, Consumer<String> warnings) {
    this.cache = cache;
    this.threads = threads;
    this.progress = progress;
    this.warnings = warnings;
  }

  /** A trained reference: its file and what the file holds. */
  public record Reference(Path file, NetworkFile network) {}

  /** Whether there are enough images to train on. */
  public static boolean canLearnFrom(LabeledImages training) {
    return training.size() >= LEAST_IMAGES
        && IntStream.of(training.countsByClass()).allMatch(count -> count >= LEAST_PER_CLASS);
  }

  /** Why no references were trained. */
  static String tooFew(LabeledImages training) {
    return "%d training images are too few to train references on; give at least %d, and %d of each class, or a reference"
        .formatted(training.size(), LEAST_IMAGES, LEAST_PER_CLASS);
  }

  /**
   * Trains references, or reads those that the cache holds. The first ones are the same whatever
   * the count.
   *
   * @param architecture the network to train; where there is none, or it does not learn, the
   *     paper's
   * @param seed of the weights and of the choice of images
   */
  public List<Reference> references(
      LabeledImages training, Optional<NetworkFile> architecture, int count, long seed) {
    List<Reference> references = new ArrayList<>();
    Optional<NetworkFile> network = architecture;
    for (int i = 0; i < count; i++) {
      String name = "reference %d of %d".formatted(i + 1, count);
      Reference reference = reference(training, network, name, Seeds.of(seed, i));
      network = network.filter(own -> hasSuspectsArchitecture(reference));
      references.add(reference);
    }
    return references;
  }

  private static boolean hasSuspectsArchitecture(Reference reference) {
    return TrainingRun.title(reference.network()).filter(TrainingRun.OWN::equals).isPresent();
  }

  private Reference reference(
      LabeledImages training, Optional<NetworkFile> architecture, String name, long seed) {
    TrainingConfig config = new TrainingConfig(EPOCHS, BATCH_SIZE, LEARNING_RATE, seed);
    Optional<NetworkFile> fresh = architecture.map(network -> fresh(network, seed));
    int size = Math.min(MOST_IMAGES, training.size());
    String content =
        String.join(
            "\n",
            "revision " + ContrastScan.REVISION,
            training.sha256(),
            training.classNames().toString(),
            config.toString(),
            Integer.toString(size),
            fresh.map(ModelFiles::sha256).orElse(""));
    String fileName = "reference-" + Sha256.of(content) + ".onnx";
    return cache
        .find(fileName)
        .flatMap(ReferenceTrainer::cached)
        .orElseGet(
            () -> {
              ImageSubset images = ImageSubset.first(ImageSubset.shuffled(training, seed), size);
              return save(fileName, trained(images, fresh, config, name));
            });
  }

  /** Empty for a damaged file, which is made again. */
  private static Optional<Reference> cached(Path file) {
    try {
      Path checksum = checksumOf(file);
      boolean whole =
          Files.isRegularFile(file)
              && Files.isRegularFile(checksum)
              && Files.readString(checksum, StandardCharsets.ISO_8859_1).equals(Sha256.of(file));
      if (!whole) {
        return Optional.empty();
      }
      return Optional.of(new Reference(file, ModelFiles.open(file)));
    } catch (InvalidInputException | IOException e) {
      return Optional.empty();
    }
  }

  private static Path checksumOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".sha256");
  }

  private Reference save(String fileName, NetworkFile network) {
    if (temporary.isEmpty()) {
      try {
        Path file = cache.file(fileName);
        ModelFiles.save(file, network);
        byte[] checksum = Sha256.of(file).getBytes(StandardCharsets.ISO_8859_1);
        OutputFiles.write(checksumOf(file), out -> out.write(checksum));
        return new Reference(file, network);
      } catch (InvalidInputException e) {
        warnings.accept(e.getMessage() + "; the trained references are not kept");
        temporary = Optional.of(PrivateFolder.create());
      }
    }
    Path file = temporary.orElseThrow().path().resolve(fileName);
    ModelFiles.save(file, network);
    return new Reference(file, network);
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

  /** Deletes the files that could not be kept. */
  @Override
  public void close() {
    temporary.ifPresent(PrivateFolder::close);
    temporary = Optional.empty();
  }
}
