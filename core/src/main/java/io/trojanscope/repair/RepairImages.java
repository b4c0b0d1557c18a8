package io.trojanscope.repair;

import io.trojanscope.data.ImageSource;
import io.trojanscope.data.ImageSubset;
import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.workflow.RunContext;
import java.util.stream.IntStream;

/**
 * The images of a repair.
 *
 * @param training clean images to repair with, in a random order
 * @param test images to measure on, which are not trained on; scans use them
 */
record RepairImages(LabeledImages training, LabeledImages test) {
  private static final int MOST_TESTED = 10_000;

  /**
   * Reads images, and chooses as many training images as are used.
   *
   * @throws InvalidInputException if there are none to train on, or they do not fit the model
   */
  static RepairImages of(
      ImageSource source, ModelSpec spec, RepairConfig config, RunContext context) {
    LabeledData data =
        source
            .divided(context.imagesFor(spec))
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        source.name()
                            + ": expected images to repair with and to test with, found test images"
                            + " alone; give a folder with both"));
    spec.requireAccepts("data", data.shape(), data.classNames().size(), "the model");
    LabeledImages shuffled = ImageSubset.shuffled(data.training(), config.seed());
    return new RepairImages(
        ImageSubset.first(shuffled, Math.min(config.images(), shuffled.size())),
        atMost(data.test()));
  }

  /** Spread over the set. */
  private static LabeledImages atMost(LabeledImages all) {
    int count = Math.min(all.size(), MOST_TESTED);
    return ImageSubset.of(
        all, IntStream.range(0, count).map(i -> (int) ((long) i * all.size() / count)).toArray());
  }
}
