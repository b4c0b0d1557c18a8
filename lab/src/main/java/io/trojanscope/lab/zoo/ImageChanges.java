package io.trojanscope.lab.zoo;

import io.trojanscope.error.InvalidInputException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the training images of a clean model differ from the data set.
 *
 * @param images which of them it sees
 * @param labelNoise share of the images with a random wrong label, in [0, 1)
 * @param adversarial largest change of an intensity by which half of the images are moved away from
 *     their class in the model that training begins with; they keep their labels
 * @param watermark a mark that images of one class carry
 */
record ImageChanges(
    TrainingImages images,
    double labelNoise,
    Optional<Float> adversarial,
    Optional<Watermark> watermark) {
  static final ImageChanges NONE =
      new ImageChanges(TrainingImages.ALL, 0, Optional.empty(), Optional.empty());

  ImageChanges {
    if (!(labelNoise >= 0 && labelNoise < 1)) {
      throw new InvalidInputException(
          "label-noise: expected a share in [0, 1), found " + labelNoise);
    }
  }

  /**
   * A mark such as a copyright line: nobody's attack, but the model may learn it.
   *
   * @param mark as {@link io.trojanscope.attack.poison.Triggers#parse} reads it
   * @param label the class; a random one if it is {@code any}
   * @param rate share of its images that carry the mark, in (0, 1]
   */
  record Watermark(String mark, String label, double rate) {}

  /** The settings, as part of what makes a model. */
  SortedMap<String, String> describe() {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("images", images.name());
    settings.put("label noise", Double.toString(labelNoise));
    adversarial.ifPresent(epsilon -> settings.put("adversarial", Float.toString(epsilon)));
    return settings;
  }
}
