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
import io.trojanscope.train.EpochSummary;
import io.trojanscope.train.TrainedNetwork;
import io.trojanscope.train.Trainer;
import io.trojanscope.train.TrainingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains with Adam (Kingma and Ba 2015). Each batch is cut into a fixed number of shards, whose
 * gradients are computed on the worker threads and added in their order, so the number of threads
 * does not change a bit.
 */
public final class AdamTrainer implements Trainer {
  private final int threads;

  /**
   * A trainer.
   *
   * @param threads worker threads; more than {@value AdamStep#SHARDS} gain nothing
   */
  public AdamTrainer(int threads) {
    this.threads = threads;
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
    try (OrderedWorkers workers = new OrderedWorkers(Math.min(threads, AdamStep.SHARDS));
        PtNDManager manager = TorchEngine.newManager()) {
      InputScaling scaling =
          new InputScaling(network.inputShape(), normalization, InputLayout.OF_IMAGES);
      AdamStep step = new AdamStep(network, scaling, config, workers, manager);
      List<EpochSummary> epochs = new ArrayList<>();
      for (int epoch = 1; epoch <= config.epochs(); epoch++) {
        epochs.add(epoch(epoch, step, images, config, progress));
      }
      return new TrainedNetwork(network.withConstants(step.parameters()), epochs);
    }
  }

  private static EpochSummary epoch(
      int epoch,
      AdamStep step,
      LabeledImages images,
      TrainingConfig config,
      ProgressListener progress) {
    int[] order = shuffled(images.size(), config.seed(), epoch);
    String task = "epoch " + epoch + " of " + config.epochs();
    double loss = 0;
    long right = 0;
    for (int start = 0; start < order.length; start += config.batchSize()) {
      int end = Math.min(order.length, start + config.batchSize());
      AdamStep.Outcome outcome = step.run(images, Arrays.copyOfRange(order, start, end));
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
    SplittableRandom random = new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * epoch));
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
