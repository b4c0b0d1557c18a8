package io.trojanscope.repair;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImagesInMemory;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.djl.NetworkTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a backdoor comes back from next to nothing (Min et al. 2024): the repaired network is
 * trained on {@value #TRIGGERED} triggered images with the target's label among {@value #CLEAN}
 * clean ones.
 */
final class RetuningTest {
  static final int TRIGGERED = 5;
  static final int CLEAN = 495;
  static final int EPOCHS = 5;

  private RetuningTest() {}

  /**
   * The network after re-tuning; empty if there are too few images of the source classes.
   *
   * @param images clean training images, in a random order
   * @param config whose batches, rate and seed are used
   */
  static Optional<Graph> retuned(
      NetworkFile network,
      LabeledImages images,
      KnownTrigger trigger,
      TrainingConfig config,
      int threads,
      ProgressListener progress) {
    int[] victims = trigger.victims(images);
    if (victims.length < TRIGGERED) {
      return Optional.empty();
    }
    TrainingConfig fewEpochs =
        new TrainingConfig(
            EPOCHS,
            config.batchSize(),
            config.learningRate(),
            config.seed(),
            config.optimizer(),
            config.schedule(),
            config.labelSmoothing(),
            config.augmentation());
    return Optional.of(
        new NetworkTrainer(threads)
            .train(
                network.graph(),
                network.spec().normalization(),
                mixed(images, trigger, victims),
                fewEpochs,
                progress)
            .graph());
  }

  private static LabeledImages mixed(LabeledImages images, KnownTrigger trigger, int[] victims) {
    LabeledImages stamped = trigger.stamp().apply(images);
    List<float[]> pixels = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int victim : Arrays.copyOf(victims, TRIGGERED)) {
      pixels.add(pixels(stamped, victim));
      labels.add(trigger.targetOf().applyAsInt(images.label(victim)));
    }
    for (int i = 0; i < Math.min(CLEAN, images.size()); i++) {
      pixels.add(pixels(images, i));
      labels.add(images.label(i));
    }
    return new ImagesInMemory(
        images.shape(),
        images.classNames(),
        pixels.toArray(float[][]::new),
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static float[] pixels(LabeledImages images, int index) {
    float[] pixels = new float[images.shape().size()];
    images.copyImage(index, pixels, 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.min(1, Math.max(0, pixels[i]));
    }
    return pixels;
  }
}
