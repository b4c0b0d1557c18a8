package io.trojanscope.train.djl;

import ai.djl.pytorch.engine.PtNDManager;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.InputLayout;
import io.trojanscope.model.InputScaling;
import io.trojanscope.model.djl.EngineFailure;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.Normalization;
import io.trojanscope.stats.RandomOrder;
import io.trojanscope.stats.Seeds;
import io.trojanscope.torchscript.TrainingModule;
import io.trojanscope.train.CheckpointFile;
import io.trojanscope.train.EpochSummary;
import io.trojanscope.train.TrainedNetwork;
import io.trojanscope.train.Trainer;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.TrainingKey;
import io.trojanscope.train.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains with libtorch. Each batch is cut into a fixed number of shards, whose gradients are
 * computed on the worker threads and added in their order. So neither the number of threads nor an
 * interruption, after which training continues from a checkpoint, changes a bit.
 */
public final class NetworkTrainer implements Trainer {
  private final int threads;
  private final Consumer<EpochSummary> afterEpoch;
  private final Optional<CheckpointFile> checkpoint;

  /**
   * A trainer.
   *
   * @param threads worker threads; more than {@value TrainingStep#SHARDS} gain nothing
   */
  public NetworkTrainer(int threads) {
    this(threads, summary -> {}, Optional.empty());
  }

  /**
   * A trainer that reports each epoch.
   *
   * @param afterEpoch receives each epoch when it is done, and those of a checkpoint at the start
   * @param checkpoint written after each epoch; if it exists, training continues from it
   */
  public NetworkTrainer(
      int threads, Consumer<EpochSummary> afterEpoch, Optional<CheckpointFile> checkpoint) {
    this.threads = threads;
    this.afterEpoch = afterEpoch;
    this.checkpoint = checkpoint;
  }

  @Override
  public TrainedNetwork train(
      Graph network,
      Normalization normalization,
      LabeledImages images,
      TrainingConfig config,
      ProgressListener progress) {
    if (!network.inputShape().equals(images.shape())) {
      throw new InvalidInputException(
          "training images: expected %s as the network takes, found %s"
              .formatted(network.inputShape(), images.shape()));
    }
    return EngineFailure.named(
        "training", () -> trained(network, normalization, images, config, progress));
  }

  private TrainedNetwork trained(
      Graph network,
      Normalization normalization,
      LabeledImages images,
      TrainingConfig config,
      ProgressListener progress) {
    String key =
        checkpoint.isPresent() ? TrainingKey.of(network, normalization, images, config) : "";
    TrainingState start =
        checkpoint
            .flatMap(file -> read(file, key, network, config))
            .orElse(new TrainingState(List.of(), Map.of(), Map.of()));
    try (OrderedWorkers workers = new OrderedWorkers(Math.min(threads, TrainingStep.SHARDS));
        PtNDManager manager = TorchEngine.newManager()) {
      InputScaling scaling =
          new InputScaling(network.inputShape(), normalization, InputLayout.OF_IMAGES);
      TrainingStep step =
          new TrainingStep(network, scaling, config, images.size(), start, workers, manager);
      List<EpochSummary> epochs = new ArrayList<>(start.epochs());
      epochs.forEach(afterEpoch);
      for (int epoch = epochs.size() + 1; epoch <= config.epochs(); epoch++) {
        epochs.add(epoch(epoch, step, images, config, progress));
        checkpoint.ifPresent(
            file -> file.write(key, new TrainingState(epochs, step.parameters(), step.moments())));
        afterEpoch.accept(epochs.get(epochs.size() - 1));
      }
      return new TrainedNetwork(network.withConstants(step.parameters()), epochs);
    }
  }

  private static Optional<TrainingState> read(
      CheckpointFile file, String key, Graph network, TrainingConfig config) {
    Map<String, List<Integer>> weights = new HashMap<>();
    for (String name : TrainingModule.changedNames(network)) {
      weights.put(name, network.constant(name).shape());
    }
    return file.read(key, weights, TrainingModule.momentNames(network, TrainingStep.rule(config)));
  }

  private static EpochSummary epoch(
      int epoch,
      TrainingStep step,
      LabeledImages images,
      TrainingConfig config,
      ProgressListener progress) {
    int[] order = shuffled(images.size(), config.seed(), epoch);
    String task = "epoch " + epoch + " of " + config.epochs();
    double loss = 0;
    long right = 0;
    for (int start = 0; start < order.length; start += config.batchSize()) {
      int end = Math.min(order.length, start + config.batchSize());
      TrainingStep.Outcome outcome = step.run(images, Arrays.copyOfRange(order, start, end), epoch);
      loss += outcome.lossSum();
      right += outcome.right();
      if (!Double.isFinite(loss)) {
        throw new InvalidInputException(
            "training: the loss became %s in epoch %d at image %d; lower the learning rate %s"
                .formatted(outcome.lossSum(), epoch, start, config.learningRate()));
      }
      progress.progress(task, end, order.length);
    }
    return new EpochSummary(epoch, loss / order.length, right / (double) order.length);
  }

  private static int[] shuffled(int size, long seed, int epoch) {
    return RandomOrder.of(size, Seeds.random(seed, epoch - 1L));
  }
}
