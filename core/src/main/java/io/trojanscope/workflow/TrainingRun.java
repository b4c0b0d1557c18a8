package io.trojanscope.workflow;

import io.trojanscope.data.ImageSubset;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.text.EnumText;
import io.trojanscope.train.CheckpointFile;
import io.trojanscope.train.EpochSummary;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainedNetwork;
import io.trojanscope.train.Trainer;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.djl.NetworkTrainer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Trains a network from scratch. */
public final class TrainingRun {
  private static final String NETWORK = "network";
  private static final int MOST_TRIED = 2000;

  /** Title of a network that is none of the built-in ones. */
  public static final String OWN = "the suspect's own";

  private final int threads;
  private final ProgressListener progress;
  private final Trainer trainer;

  public TrainingRun(int threads, ProgressListener progress) {
    this(threads, progress, new NetworkTrainer(threads));
  }

  /**
   * A run that reports each epoch.
   *
   * @param afterEpoch receives each epoch as it is done
   * @param checkpoint written after each epoch; if it exists, training continues from it
   */
  public TrainingRun(
      int threads,
      ProgressListener progress,
      Consumer<EpochSummary> afterEpoch,
      Optional<CheckpointFile> checkpoint) {
    this(threads, progress, new NetworkTrainer(threads, afterEpoch, checkpoint));
  }

  private TrainingRun(int threads, ProgressListener progress, Trainer trainer) {
    this.threads = threads;
    this.progress = progress;
    this.trainer = trainer;
  }

  /** Trains the paper's network, as the other method does. */
  public NetworkFile train(LabeledImages images, TrainingConfig config) {
    return train(NetworkArchitecture.PAPER, images, config);
  }

  /**
   * Trains on images, and says in the metadata what made the network.
   *
   * @throws io.trojanscope.error.InvalidInputException if the images are too small for the network,
   *     or training fails
   */
  public NetworkFile train(
      NetworkArchitecture network, LabeledImages images, TrainingConfig config) {
    ModelSpec spec =
        new ModelSpec(
            images.shape(), Normalization.identity(images.shape().channels()), images.classNames());
    Graph untrained = network.build(images.shape(), images.classCount(), config.seed());
    TrainedNetwork trained = trainer.train(untrained, images, config, progress);
    return file(trained, spec, network.title(), images, config);
  }

  /**
   * Trains a network from the weights that it has.
   *
   * @return empty if it cannot be trained, or does not learn to tell the training images apart: at
   *     the end it is right less than a quarter of the way from the largest class's share to 1
   */
  public Optional<NetworkFile> learned(
      NetworkFile untrained, LabeledImages images, TrainingConfig config) {
    try {
      TrainedNetwork trained =
          trainer.train(
              untrained.graph(), untrained.spec().normalization(), images, config, progress);
      NetworkFile file = file(trained, untrained.spec(), OWN, images, config);
      return Optional.of(file).filter(network -> tellsApart(network, images));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  /** As it will be used, which differs from training where it normalizes batches. */
  private boolean tellsApart(NetworkFile network, LabeledImages images) {
    LabeledImages some = ImageSubset.first(images, Math.min(MOST_TRIED, images.size()));
    double chance = Arrays.stream(some.countsByClass()).max().orElseThrow() / (double) some.size();
    double accuracy =
        new Evaluation(threads, ProgressListener.NONE).confusionMatrix(network, some).accuracy();
    return accuracy >= chance + (1 - chance) / 4;
  }

  private static NetworkFile file(
      TrainedNetwork trained,
      ModelSpec spec,
      String network,
      LabeledImages images,
      TrainingConfig config) {
    SortedMap<String, String> settings = settings(config);
    settings.put(NETWORK, network);
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("training images", images.sha256());
    return new NetworkFile(
        trained.graph(),
        spec,
        ModelMetadata.of(new Provenance(inputs, settings, Engines.environment())));
  }

  /** What a network that was trained here is called; of a file from elsewhere nothing. */
  public static Optional<String> title(NetworkFile network) {
    String title = network.metadata().get(ModelMetadata.ofConfiguration(NETWORK));
    return Optional.ofNullable(title)
        .filter(known -> known.equals(OWN) || NetworkArchitecture.ofTitle(known).isPresent());
  }

  /** How the network was trained, as a setting of an artefact each. */
  public static SortedMap<String, String> settings(TrainingConfig config) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("training.epochs", Integer.toString(config.epochs()));
    settings.put("training.batchSize", Integer.toString(config.batchSize()));
    settings.put("training.learningRate", Float.toString(config.learningRate()));
    settings.put("training.seed", Long.toString(config.seed()));
    TrainingConfig usual =
        new TrainingConfig(
            config.epochs(), config.batchSize(), config.learningRate(), config.seed());
    if (!config.equals(usual)) {
      settings.put("training.optimizer", config.optimizer().toString());
      settings.put("training.schedule", EnumText.lower(config.schedule()));
      settings.put("training.labelSmoothing", Float.toString(config.labelSmoothing()));
      settings.put("training.augmentation", config.augmentation().toString());
    }
    return settings;
  }
}
