package io.trojanscope.lab.calibrate;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainingConfig;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a clean model of a calibration is made, and the reference that it is compared with: the same
 * network and training, another seed.
 *
 * @param description without commas
 * @param seed of the model; that of its reference is the next one
 */
public record CleanRecipe(
    NetworkArchitecture network,
    String description,
    int epochs,
    int batchSize,
    float rate,
    long seed) {
  private static final float RATE = 1e-3f;
  private static final int BATCH = 64;

  /** Between the first seeds of two networks; twice the most models of one. */
  private static final long APART = 1000;

  /**
   * The recipes of a calibration: four trainings of each network in turn, each with own seeds. More
   * models are the same ones and others.
   *
   * @param models how many for each network, from 1 to 500
   * @param seed of the first model
   */
  public static List<CleanRecipe> all(List<NetworkArchitecture> networks, int models, long seed) {
    if (models < 1 || 2L * models > APART) {
      throw new InvalidInputException("models: expected 1 to 500, found " + models);
    }
    return networks.stream()
        .flatMap(
            network ->
                IntStream.range(0, models)
                    .mapToObj(i -> of(network, i, seed + APART * position(network) + 2L * i)))
        .toList();
  }

  /** Among all networks, so that the seeds of one do not depend on which others are asked for. */
  private static int position(NetworkArchitecture network) {
    return NetworkArchitecture.all().toList().indexOf(network);
  }

  private static CleanRecipe of(NetworkArchitecture network, int index, long seed) {
    return switch (index % 4) {
      case 0 -> new CleanRecipe(network, "3 epochs", 3, BATCH, RATE, seed);
      case 1 -> new CleanRecipe(network, "6 epochs", 6, BATCH, RATE, seed);
      case 2 -> new CleanRecipe(network, "batches of 32 at rate 0.0003", 4, 32, 0.3f * RATE, seed);
      default -> new CleanRecipe(network, "batches of 128 at rate 0.002", 4, 128, 2 * RATE, seed);
    };
  }

  /** Name of the model, unique in a calibration: {@code paper-cnn 3 epochs seed 7}. */
  String name() {
    return network.title() + " " + description + " seed " + seed;
  }

  TrainingConfig training(long ofSeed) {
    return new TrainingConfig(epochs, batchSize, rate, ofSeed);
  }
}
