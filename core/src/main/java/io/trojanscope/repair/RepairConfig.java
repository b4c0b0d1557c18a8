package io.trojanscope.repair;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.Augmentation;
import io.trojanscope.train.LearningRateSchedule;
import io.trojanscope.train.Optimizer;
import io.trojanscope.train.TrainingConfig;

/**
 * Settings of a repair.
 *
 * @param images the most training images that are used, at least 1
 * @param epochs passes over them, at least 1
 * @param mostLoss the most points of accuracy that the model may lose, from 0 to 100
 * @param writeUnchanged whether a model that the repair does not change is written
 * @param rescan whether the repaired model is scanned
 * @param seed of the choice of images and of their order
 */
public record RepairConfig(
    RepairMethod method,
    int images,
    int epochs,
    double mostLoss,
    boolean writeUnchanged,
    boolean rescan,
    long seed) {
  /** The default: 5 % of the training images of CIFAR-10. */
  public static final int IMAGES = 2500;

  public static final int EPOCHS = 10;
  public static final int MOST_LOSS = 2;

  private static final int BATCH = 64;
  private static final float RATE = 1e-3f;
  private static final float MOMENTUM = 0.9f;
  private static final float WEIGHT_DECAY = 5e-4f;

  /**
   * @throws InvalidInputException if a number is out of its range
   */
  public RepairConfig {
    if (images < 1) {
      throw new InvalidInputException("images: expected at least 1, found " + images);
    }
    if (epochs < 1) {
      throw new InvalidInputException("epochs: expected at least 1, found " + epochs);
    }
    if (!(mostLoss >= 0 && mostLoss <= 100)) {
      throw new InvalidInputException(
          "loss of accuracy: expected 0 to 100 points, found " + mostLoss);
    }
  }

  /**
   * The same for all methods that train: BackdoorBench's rule, with smaller batches, a tenth of its
   * learning rate and no augmentation. Exported networks hold no batch normalization any more, and
   * at 0.01 they lost 4 points of accuracy.
   */
  TrainingConfig training() {
    return new TrainingConfig(
        epochs,
        BATCH,
        RATE,
        seed,
        Optimizer.sgd(MOMENTUM, WEIGHT_DECAY),
        LearningRateSchedule.COSINE,
        0,
        Augmentation.NONE);
  }
}
