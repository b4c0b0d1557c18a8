package io.trojanscope.experiment;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.ModelSpec;
import io.trojanscope.model.NetworkFile;
import io.trojanscope.model.Normalization;
import io.trojanscope.model.graph.Graph;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.train.NetworkKind;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.djl.AdamTrainer;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trains a network from scratch. */
public final class TrainingRun {
  private final int threads;
  private final ProgressListener progress;

  public TrainingRun(int threads, ProgressListener progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /** Trains the paper's network, as the other method does. */
  public NetworkFile train(LabeledImages images, TrainingConfig config) {
    return train(NetworkKind.PAPER, images, config);
  }

  /**
   * Trains on images, and says in the metadata what made the network.
   *
   * @throws io.trojanscope.InvalidInputException if the images are too small for the network, or
   *     training fails
   */
  public NetworkFile train(NetworkKind kind, LabeledImages images, TrainingConfig config) {
    Graph untrained = kind.build(images.shape(), images.classCount(), config.seed());
    SortedMap<String, String> settings = settings(config);
    settings.put("network", kind.title());
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("training images", images.sha256());
    Graph trained = new AdamTrainer(threads).train(untrained, images, config, progress).graph();
    ModelSpec spec =
        new ModelSpec(
            images.shape(), Normalization.identity(images.shape().channels()), images.classNames());
    return new NetworkFile(
        trained, spec, ModelMetadata.of(new Provenance(inputs, settings, Engines.environment())));
  }

  /** How the network was trained, as a setting of an artefact each. */
  public static SortedMap<String, String> settings(TrainingConfig config) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("training.epochs", Integer.toString(config.epochs()));
    settings.put("training.batchSize", Integer.toString(config.batchSize()));
    settings.put("training.learningRate", Float.toString(config.learningRate()));
    settings.put("training.seed", Long.toString(config.seed()));
    return settings;
  }
}
