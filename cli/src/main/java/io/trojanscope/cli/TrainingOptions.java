package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.TrainingConfig;
import picocli.CommandLine.Option;

/** How a network is trained. */
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Passes through the training images (default: ${DEFAULT-VALUE}).")
  int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "64",
      description = "Images per training step (default: ${DEFAULT-VALUE}).")
  int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      defaultValue = "0.001",
      description = "Step size of the Adam optimiser (default: ${DEFAULT-VALUE}).")
  float learningRate;

  TrainingConfig config(long seed) {
    return new TrainingConfig(epochs, batchSize, learningRate, seed);
  }

  void check() {
    OptionChecks.requireAtLeast(1, epochs, "--epochs");
    OptionChecks.requireAtLeast(1, batchSize, "--batch-size");
    if (!(learningRate > 0 && learningRate < Float.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "--learning-rate: expected a number above 0, found " + learningRate);
    }
  }
}
