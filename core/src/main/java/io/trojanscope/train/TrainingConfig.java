package io.trojanscope.train;

import io.trojanscope.error.InvalidInputException;

/**
 * Settings of a training, which minimises the cross-entropy in batches that are reshuffled each
 * epoch.
 *
 * @param epochs passes over the training set, at least 1
 * @param batchSize images per step, at least 1
 * @param learningRate the highest of the schedule, above 0
 * @param seed seed of the initial weights, of the order of the images and of their augmentation
 * @param optimizer rule that changes the weights
 * @param schedule how the learning rate changes
 * @param labelSmoothing share of the label that is spread evenly over all classes, in [0, 1)
 *     (Szegedy et al. 2016)
 * @param augmentation random changes of the images
 */
public record TrainingConfig(
    int epochs,
    int batchSize,
    float learningRate,
    long seed,
    Optimizer optimizer,
    LearningRateSchedule schedule,
    float labelSmoothing,
    Augmentation augmentation) {
  public TrainingConfig {
    if (epochs < 1) {
      throw new InvalidInputException("epochs: expected at least 1, found " + epochs);
    }
    if (batchSize < 1) {
      throw new InvalidInputException("batch size: expected at least 1, found " + batchSize);
    }
    if (!(learningRate > 0) || Float.isInfinite(learningRate)) {
      throw new InvalidInputException(
          "learning rate: expected a number above 0, found " + learningRate);
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new InvalidInputException(
          "label smoothing: expected a number from 0 to below 1, found " + labelSmoothing);
    }
  }

  /** Adam with one learning rate, on the images and labels as they are. */
  public TrainingConfig(int epochs, int batchSize, float learningRate, long seed) {
    this(
        epochs,
        batchSize,
        learningRate,
        seed,
        Optimizer.ADAM,
        LearningRateSchedule.CONSTANT,
        0,
        Augmentation.NONE);
  }

  /** The paper's settings: 5 epochs of batches of 64, Adam with rate 1e-3. */
  public static TrainingConfig paper(long seed) {
    return new TrainingConfig(5, 64, 1e-3f, seed);
  }

  /** The same with another number of epochs. */
  public TrainingConfig withEpochs(int changed) {
    return new TrainingConfig(
        changed, batchSize, learningRate, seed, optimizer, schedule, labelSmoothing, augmentation);
  }

  /** The same with another seed. */
  public TrainingConfig withSeed(long changed) {
    return new TrainingConfig(
        epochs,
        batchSize,
        learningRate,
        changed,
        optimizer,
        schedule,
        labelSmoothing,
        augmentation);
  }

  /** The same with another optimizer and schedule. */
  public TrainingConfig with(Optimizer changed, LearningRateSchedule changedSchedule) {
    return new TrainingConfig(
        epochs,
        batchSize,
        learningRate,
        seed,
        changed,
        changedSchedule,
        labelSmoothing,
        augmentation);
  }

  /** The same with label smoothing. */
  public TrainingConfig withLabelSmoothing(float share) {
    return new TrainingConfig(
        epochs, batchSize, learningRate, seed, optimizer, schedule, share, augmentation);
  }

  /** The same with augmented images. */
  public TrainingConfig with(Augmentation changed) {
    return new TrainingConfig(
        epochs, batchSize, learningRate, seed, optimizer, schedule, labelSmoothing, changed);
  }

  /**
   * Number of steps of an epoch.
   *
   * @param images size of the training set
   */
  public long stepsPerEpoch(int images) {
    return (images + batchSize - 1L) / batchSize;
  }
}
