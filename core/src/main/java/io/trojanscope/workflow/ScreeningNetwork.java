package io.trojanscope.workflow;

import io.trojanscope.data.DataRequest;
import io.trojanscope.data.ImageSource;
import io.trojanscope.data.ImageSubset;
import io.trojanscope.evaluate.ConfusionMatrix;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The small network that is trained on the images if no model is given. */
final class ScreeningNetwork {
  private static final int SMALLEST_SIDE = 16;
  private static final int LARGEST_SIDE = 64;

  /** Images that training sees in all, repetitions included. */
  private static final int IMAGES_SEEN = 120_000;

  private static final int LEAST_EPOCHS = 3;
  private static final int MOST_EPOCHS = 15;
  private static final int BATCH_SIZE = 64;
  private static final float LEARNING_RATE = 1e-3f;
  private static final int MOST_EVALUATED = 2000;

  private ScreeningNetwork() {}

  /** Reads images as they are if they are small, else resized; pictures of several sizes too. */
  static DataRequest request(ImageSource images, RunContext context) {
    ImageShape shape =
        images
            .storedShape()
            .map(
                stored ->
                    new ImageShape(stored.channels(), side(stored.height()), side(stored.width())))
            .orElseGet(() -> new ImageShape(3, LARGEST_SIDE, LARGEST_SIDE));
    return new DataRequest(Optional.of(shape), List.of(), context.progress(), context.remarks());
  }

  private static int side(int pixels) {
    return Math.max(SMALLEST_SIDE, Math.min(LARGEST_SIDE, pixels));
  }

  /** The paper's network for grey images, ResNet-8 for colours. */
  static NetworkFile train(LabeledImages images, long seed, RunContext context) {
    NetworkArchitecture network =
        images.shape().channels() == 1
            ? NetworkArchitecture.PAPER
            : NetworkArchitecture.parse("resnet:8");
    NetworkFile trained =
        new TrainingRun(context.threads(), context.progress())
            .train(network, images, config(images.size(), seed));
    warning(trained, images, context.threads()).ifPresent(context.warnings());
    return trained;
  }

  static TrainingConfig config(int images, long seed) {
    int epochs = Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, IMAGES_SEEN / images));
    return new TrainingConfig(epochs, BATCH_SIZE, LEARNING_RATE, seed);
  }

  /** Features of a network that has learned nothing say nothing. */
  private static Optional<String> warning(NetworkFile network, LabeledImages images, int threads) {
    LabeledImages some =
        ImageSubset.first(ImageSubset.shuffled(images, 0), Math.min(MOST_EVALUATED, images.size()));
    double chance = Arrays.stream(some.countsByClass()).max().orElseThrow() / (double) some.size();
    ConfusionMatrix matrix =
        new Evaluation(threads, ProgressListener.NONE).confusionMatrix(network, some);
    return matrix.accuracy() >= chance + (1 - chance) / 4
        ? Optional.empty()
        : Optional.of(
            "the network that was trained on the images classifies only %.1f %% of them correctly, so its features show little; give a model that was trained on them"
                .formatted(100 * matrix.accuracy()));
  }
}
